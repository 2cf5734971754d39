import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createPlaidProvider } from '../../../src/providers/plaid/createPlaidProvider.ts';
import type { FeedPage } from '../../../src/providers/provider.ts';
import { checkTransaction } from '../../../src/sync/checkTransaction.ts';

/** Builds a row from fields in JSON, so that numbers keep the digits written here. */
const rowOf = (id: string, fields: Record<string, string>) =>
  JSON.stringify({ transaction_id: id, account_id: 'a', name: 'n' }).replace(
    /\}$/,
    Object.entries({ amount: '1.5', date: '"2026-01-02"', pending: 'false', ...fields })
      .map(([name, json]) => `,"${name}":${json}`)
      .concat('}')
      .join(''),
  );

describe('plaid: malformed rows', () => {
  let server: Server;
  let body: string;

  before(async () => {
    server = createServer((request, response) => {
      request.resume();
      response.setHeader('content-type', 'application/json');
      response.end(request.url === '/accounts/get' ? '{"accounts":[]}' : body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Pulls one page with these rows. */
  async function pull(added: string[], removed: string[] = []): Promise<FeedPage> {
    body = `{"added":[${added}],"modified":[],"removed":[${removed}],"has_more":false,"next_cursor":"c"}`;
    const { port } = server.address() as AddressInfo;
    const { feed } = createPlaidProvider({
      clientId: 'id',
      secret: 'secret',
      baseUrl: `http://127.0.0.1:${port}`,
    });
    if (!feed) throw new Error('The Plaid provider has no feed.');
    const signal = new AbortController().signal;
    for await (const event of feed.pull('access', {
      cursor: 'b',
      oldestPending: new Map(),
      now: new Date(),
      signal,
    })) {
      if (event.kind === 'page') return event.page;
    }
    throw new Error('The pull returned no page.');
  }

  const cases: [what: string, row: string, reason: string | null][] = [
    ['18 decimals', rowOf('t', { amount: '0.123456789012345678' }), null],
    ['an exponent', rowOf('t', { amount: '1.5e-16' }), null],
    ['19 decimals', rowOf('t', { amount: '0.1234567890123456789' }), 'amount must be a number of at most 18'],
    [
      'an exponent too large to write out',
      rowOf('t', { amount: '1e999999999' }),
      'amount must be a decimal number',
    ],
    ['amount null', rowOf('t', { amount: 'null' }), 'amount must be a decimal number'],
    ['an amount that is a string', rowOf('t', { amount: '"NaN"' }), 'amount must be a decimal number'],
    ['date null', rowOf('t', { date: 'null' }), 'date must be a calendar day'],
    ['a date with a time', rowOf('t', { date: '"2026-01-02T00:00:00Z"' }), 'date must be a calendar day'],
    ['pending null', rowOf('t', { pending: 'null' }), 'pending must be true or false'],
    ['an impossible datetime', rowOf('t', { datetime: '"2026-13-45T99:00:00Z"' }), 'datetime must be'],
    ['an id that is a number', rowOf('t', { transaction_id: '7' }), 'external_transaction_id must be text'],
    ['a category that is a string', rowOf('t', { personal_finance_category: '"FOOD"' }), null],
    ['a name that is an object', rowOf('t', { name: '{}' }), 'name must be text'],
    ['a row that is null', 'null', 'external_transaction_id must be text'],
    ['a row that is a string', '"oops"', 'external_transaction_id must be text'],
    ['a row that is an array', '[1]', 'external_transaction_id must be text'],
  ];
  for (const [what, row, reason] of cases)
    it(`${what}: ${reason === null ? 'is valid' : 'is invalid with a reason'}, and the other rows are returned`, async () => {
      const { upserted } = await pull([rowOf('before', {}), row, rowOf('after', {})]);
      const reasons = upserted.map((candidate) => {
        const checked = checkTransaction(candidate);
        return checked.kind === 'invalid' ? checked.reason : null;
      });
      expect([reasons.length, reasons[0], reasons[2]]).to.deep.equal([3, null, null]);
      if (reason === null) expect(reasons[1]).to.equal(null);
      else expect(reasons[1]).to.match(new RegExp(`^${reason}`));
    });

  it('a removal without an id does not end the pull', async () => {
    const { removed } = await pull([], ['null', '{}', '{"transaction_id":"t"}']);
    expect(removed.map(({ externalId }) => externalId)).to.deep.equal([undefined, undefined, 't']);
  });
});
