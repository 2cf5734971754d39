import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createTellerProvider } from '../../../src/providers/teller/createTellerProvider.ts';
import { checkTransaction } from '../../../src/sync/checkTransaction.ts';
import { failureOf } from '../plaid/plaidProvider.ts';
import { pullPages, TODAY } from './tellerProvider.ts';

const good = (id: string, differences: Record<string, unknown> = {}) => ({
  id,
  amount: '-4.75',
  date: TODAY,
  description: 'BLUE HERON COFFEE',
  status: 'posted',
  type: 'card_payment',
  ...differences,
});

const ACCOUNT = {
  id: 'acc',
  enrollment_id: 'enr',
  institution: { id: 'first', name: 'First' },
  name: 'Checking',
  type: 'depository',
  subtype: 'checking',
  currency: 'USD',
  last_four: '0042',
  status: 'open',
  links: { transactions: '/accounts/acc/transactions' },
};

describe('teller: malformed rows', () => {
  let server: Server;
  let rows: unknown[];

  before(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://localhost');
      response.setHeader('content-type', 'application/json');
      const after = url.searchParams.get('from_id');
      const start = after === null ? 0 : rows.findIndex((row) => (row as { id?: string })?.id === after) + 1;
      const page = rows.slice(start, start + Number(url.searchParams.get('count')));
      response.end(JSON.stringify(url.pathname === '/accounts' ? [ACCOUNT] : page));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** What one pull delivers: the ids, and the reason for each row that cannot be stored. */
  async function pull(sent: unknown[]) {
    rows = sent;
    const { port } = server.address() as AddressInfo;
    const { feed } = createTellerProvider({
      applicationId: 'app',
      environment: 'sandbox',
      baseUrl: `http://127.0.0.1:${port}`,
      certificatePath: null,
      privateKeyPath: null,
      authorityPath: null,
      connectUrl: 'http://127.0.0.1:1/connect.js',
      webhookSecrets: [],
    });
    if (!feed) throw new Error('Teller has a feed.');
    const { pages } = await pullPages({ feed }, 'token');
    return pages
      .flatMap((page) => page.upserted)
      .map((candidate) => {
        const checked = checkTransaction(candidate);
        return [candidate.externalId, checked.kind === 'invalid' ? checked.reason.split(' ')[0] : null];
      });
  }

  const cases: [what: string, row: unknown, id: unknown, field: string | null][] = [
    ['18 decimals', good('t', { amount: '-0.123456789012345678' }), 't', null],
    ['19 decimals', good('t', { amount: '-0.1234567890123456789' }), 't', 'amount'],
    ['amount null', good('t', { amount: null }), 't', 'amount'],
    ['an amount that is a number', good('t', { amount: 4.75 }), 't', 'amount'],
    ['date null', good('t', { date: null }), 't', 'date'],
    ['a date with a time', good('t', { date: `${TODAY}T00:00:00Z` }), 't', 'date'],
    ['a day that no calendar has', good('t', { date: '2026-02-30' }), 't', 'date'],
    ['no status', good('t', { status: null }), 't', 'pending'],
    ['an unknown status', good('t', { status: 'vanished' }), 't', 'pending'],
    ['no description', good('t', { description: null }), 't', 'name'],
    ['no id', good('t', { id: null }), null, 'external_transaction_id'],
    ['null for a row', null, undefined, 'external_transaction_id'],
    ['a text for a row', 'oops', undefined, 'external_transaction_id'],
  ];
  for (const [what, row, id, field] of cases)
    it(`${what}: ${field === null ? 'is valid' : 'is invalid with a reason'}, and the other rows are returned`, async () => {
      expect(await pull([good('before'), row, good('after')])).to.deep.equal([
        ['before', null],
        [id, field],
        ['after', null],
      ]);
    });

  it('a malformed row at the end of a page does not end the listing', async () => {
    const many = Array.from({ length: 248 }, (_, at) => good(`t${at}`));
    for (const last of [good('x', { date: null }), good('x', { id: null }), null]) {
      const found = await pull([...many, good('y'), last, good('z')]);
      expect(found.slice(-2).map(([id]) => id)).to.include('z');
      expect(new Set(found.map(([id]) => id)).size).to.equal(251);
    }
  });

  it('a full page without any id fails the sync with a reason instead of looping', async () => {
    const error = await failureOf(pull(Array.from({ length: 251 }, () => good('t', { id: null }))));
    expect(error).to.include({ failure: 'temporary', code: 'MALFORMED_ANSWER' });
  });
});
