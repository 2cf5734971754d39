import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { Knex } from 'knex';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { type ServedProduct, serveProduct } from '../support/servedProduct.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

interface Sent {
  path: string;
  body: string;
  contentType: string;
  key: string;
}

/** Two processes start first, on a machine that runs other tests too. */
const STARTED_WITHIN_MS = 60_000;

describe('Idempotency-Key, with two API processes that are killed', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let bank: PlaidSandbox;
  let apiKey: string;
  let env: Record<string, string>;
  let userId: string;
  const apis: [ServedProduct?, ServedProduct?] = [];

  before(async () => {
    database = await createTestDatabase();
    bank = await startPlaidSandbox();
    env = {
      DATABASE_URL: database.url,
      PLAID_CLIENT_ID: bank.clientId,
      PLAID_SECRET: bank.secret,
      PLAID_BASE_URL: bank.url,
    };
    apiKey = (await createApiKey(database.db, { name: 'owner', scope: 'full_access' }, new Date())).key;
    await Promise.all([restart(0), restart(1)]);
    const { text } = await sendUntilAnswered(json('/api/v1/users', { name: 'Alex' }, 'alex'));
    userId = JSON.parse(text).id;
  });
  after(async () => {
    for (const api of apis) api?.kill();
    await bank.close();
    await database.drop();
  });

  async function restart(nth: 0 | 1): Promise<void> {
    apis[nth]?.kill();
    delete apis[nth];
    apis[nth] = await serveProduct('api', env);
  }

  const json = (path: string, body: object, key: string): Sent => ({
    path,
    body: JSON.stringify(body),
    contentType: 'application/json',
    key,
  });

  /** Sends a request to either process, and again as long as there is no answer, as a client does. */
  async function sendUntilAnswered({ path, body, contentType, key }: Sent) {
    for (;;) {
      const url = apis[Math.random() < 0.5 ? 0 : 1]?.url;
      const headers = { 'X-API-Key': apiKey, 'Content-Type': contentType, 'Idempotency-Key': key };
      const response = url
        ? await fetch(`${url}${path}`, { method: 'POST', headers, body }).catch(() => null)
        : null;
      const text = (await response?.text().catch(() => null)) ?? null;
      const isAnswer = text !== null && !text.includes('IDEMPOTENCY_IN_PROGRESS') && response?.status !== 503;
      if (response && isAnswer) return { status: response.status, text };
      await delay(100 + Math.random() * 400);
    }
  }

  /** Many clients' retries of one request, which must all have the same answer. */
  async function expectOneAnswer(sent: Sent, count: number, meanwhile: () => Promise<void>): Promise<string> {
    const answers = Promise.all(Array.from({ length: count }, () => sendUntilAnswered(sent)));
    await meanwhile();
    const texts = new Set((await answers).map(({ status, text }) => `${status} ${text}`));
    expect([...texts].map((text) => text.slice(0, 3))).to.deep.equal(['201']);
    return [...texts].join();
  }

  /** Keeps a table from being written until the given act has ended. */
  async function whileLocked(table: string, act: () => Promise<void>): Promise<void> {
    await database.db.transaction(async (trx: Knex.Transaction) => {
      await trx.raw(`lock table ${table} in share mode`);
      await waitUntil(
        'a request waits for the table',
        async () => {
          const { rows } = await database.db.raw(
            `select 1 from pg_locks where not granted and relation = ?::regclass`,
            [table],
          );
          return rows.length > 0;
        },
        { withinMs: STARTED_WITHIN_MS },
      );
      await act();
    });
  }

  const count = async (table: string): Promise<number> =>
    Number((await database.db(table).count('* as count').first())?.['count']);

  it('200 concurrent retries of createUser: one user, one answer', async () => {
    const before = await count('users');
    await expectOneAnswer(json('/api/v1/users', { name: 'Sam' }, 'sam'), 200, async () => {
      // One of the two holds the claim and is killed in the middle of its transaction.
      await whileLocked('users', async () => void (await Promise.all([restart(0), restart(1)])));
      await delay(Math.random() * 20);
      await restart(0);
    });
    expect(await count('users')).to.equal(before + 1);
  });

  it('many requests, each retried, with kills at random: one effect and one answer each', async () => {
    const before = await count('reports');
    const requests = Array.from({ length: 20 }, (_, nth) =>
      json('/api/v1/reports', { title: `Report ${nth}`, body: 'x' }, `report-${nth}`),
    );
    const answered = Promise.all(requests.map((sent) => expectOneAnswer(sent, 10, async () => {})));
    for (const nth of [0, 1, 0] as const) {
      await delay(Math.random() * 60);
      await restart(nth);
    }
    await answered;
    expect(await count('reports')).to.equal(before + 20);
  });

  it('createConnection: a retry goes on with the token that the killed process had stored', async () => {
    bank.control.addFault({ endpoint: '/accounts/get', fault: { kind: 'slow', delayMs: 2_000 }, times: 1 });
    const { publicToken } = bank.control.createPublicToken({ institutionId: 'ins_900001' });
    const body = { user_id: userId, provider: 'plaid', credentials: { public_token: publicToken } };
    bank.control.resetCalls();
    const answer = await expectOneAnswer(json('/api/v1/connections', body, 'link'), 20, async () => {
      await waitUntil('the token is stored', async () => (await count('connections')) === 1);
      await Promise.all([restart(0), restart(1)]);
    });
    const connections = await database.db('connections');
    expect(connections.map(({ status, revocation_pending }) => [status, revocation_pending])).to.deep.equal([
      ['active', false],
    ]);
    expect(answer).to.contain(connections[0].id);
    expect([
      bank.control.items().length,
      bank.control.calls().counts['/item/public_token/exchange'],
    ]).to.deep.equal([1, 1]);
    expect(await count('sync_logs')).to.equal(1);
  });

  it('importCsv: a retry after the commit has the result of the first try', async () => {
    const rows = Array.from({ length: 500 }, (_, nth) => `2026-11-${1 + (nth % 28)},SHOP ${nth},-${nth}.50`);
    const sent = {
      path: `/api/v1/csv/import?user_id=${userId}&account_name=Bank&currency=EUR&positive_is=credit`,
      body: ['Date,Description,Amount', ...rows, ''].join('\n'),
      contentType: 'text/csv',
      key: 'import',
    };
    const answer = await expectOneAnswer(sent, 20, async () => {
      await whileLocked('imports', async () => void (await Promise.all([restart(0), restart(1)])));
      await waitUntil('the file is stored', async () => (await count('imports')) > 0);
      apis[0]?.kill();
      delete apis[0];
    });
    expect(JSON.parse(answer.slice(4))).to.include({ added_count: 500, unchanged_count: 0 });
    expect([await count('imports'), await count('transactions')]).to.deep.equal([1, 500]);
  });
});
