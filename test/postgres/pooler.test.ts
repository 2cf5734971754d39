import { expect } from 'chai';
import { createClient } from '../../generated/client/index.ts';
import { isPooledByTransaction } from '../../src/postgres/pooler.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { expectOneLine, STARTS, startAndEnd } from '../cli/start/ways.ts';
import { walkContract } from '../contract/walkContract.ts';
import { type Pgbouncer, pgbouncerMissing, startPgbouncer } from '../support/pgbouncer.ts';
import { runBreadbox } from '../support/runBreadbox.ts';
import { noteSecret } from '../support/secretNotes.ts';
import { type ServedProduct, serveProduct } from '../support/servedProduct.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { SERVER_URL } from '../support/testServer.ts';
import { waitUntil } from '../support/waitUntil.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const SUMMARY =
  'DATABASE_URL leads through a pooler in transaction mode (such as pgbouncer), where what one request has prepared reaches others.';
const ADVICE =
  'Set the pool of this database to session mode (`pool_mode = session`), or name PostgreSQL itself in DATABASE_URL.';

describe('pgbouncer', function () {
  this.timeout(240_000);
  const serverUrl = process.env[SERVER_URL] ?? '';
  let database: TestDatabase;
  before(async function () {
    if (pgbouncerMissing) {
      console.log(`    skipped: ${pgbouncerMissing}.`);
      this.skip();
    }
    database = await createTestDatabase();
  });
  after(() => database?.drop());

  async function through<T>(
    mode: Parameters<typeof startPgbouncer>[1],
    settings: Record<string, string>,
    use: (url: string, pooler: Pgbouncer) => Promise<T>,
  ): Promise<T> {
    const pooler = await startPgbouncer(serverUrl, mode, settings);
    try {
      return await use(pooler.urlFor(database.url), pooler);
    } finally {
      await pooler.stop();
    }
  }

  it('PostgreSQL itself is not taken for a pooler', async () => {
    expect(await isPooledByTransaction(database.url)).to.equal(false);
  });

  for (const settings of [
    {},
    { server_round_robin: '1' },
    { default_pool_size: '1' },
    { default_pool_size: '2' },
  ]) {
    const name = Object.entries(settings).join(' ') || 'its own settings';
    it(`with ${name}, session mode is told from transaction mode`, async () => {
      for (const mode of ['session', 'transaction', 'statement'] as const) {
        const found = await through(mode, settings, isPooledByTransaction);
        expect([mode, found]).to.deep.equal([mode, mode !== 'session']);
      }
    });
  }

  it('transaction mode: every start refuses it and says how, and doctor names it', async () => {
    await through('transaction', {}, async (url) => {
      const env = { DATABASE_URL: url, ENCRYPTION_KEY: KEY, BREADBOX_HOUSEHOLD: 'own' };
      for (const way of STARTS) {
        const { exitCode, output, errors } = await startAndEnd(way, env);
        expect([way, exitCode, output]).to.deep.equal([way, 1, '']);
        expectOneLine(errors, `${SUMMARY} ${ADVICE}`);
      }
      const doctor = await runBreadbox(['doctor'], env);
      expect(doctor.output).to.match(
        /^database +PROBLEM +DATABASE_URL leads through a pooler in transaction mode/m,
      );
      expect(doctor.output).to.contain(`→ ${ADVICE}`);
      expect(doctor.exitCode).to.equal(1);
    });
  });

  describe('in session mode', () => {
    let pooler: Pgbouncer;
    let product: ServedProduct;
    let key: string;
    before(async () => {
      pooler = await startPgbouncer(serverUrl, 'session');
      console.log(`      ${pooler.version}`);
      const url = pooler.urlFor(database.url);
      product = await serveProduct('all', {
        DATABASE_URL: url,
        BREADBOX_HOUSEHOLD: 'own',
        CHECK_RESPONSES: 'true',
      });
      ({ key } = await createApiKey(database.db, { name: 'walk', scope: 'full_access' }, new Date()));
      noteSecret('an API key', key);
    });
    after(async () => {
      product?.kill();
      await pooler?.stop();
    });

    it('scheduled jobs run', async () => {
      await waitUntil(
        'the worker has looked for due connections',
        () => database.db('agenda_jobs').where('name', 'sync due connections').first('last_run_at'),
        { until: (job) => job?.last_run_at != null, withinMs: 90_000 },
      );
    });

    it('a limited key sees its accounts alone', async () => {
      const client = createClient({ baseUrl: product.url ?? '', apiKey: key });
      const user = await client.call('createUser', { body: { name: 'Alex' } });
      const [mine, other] = await Promise.all(
        ['Mine', 'Other'].map((name) =>
          client.call('createAccount', {
            body: { user_id: user.id, name, type: 'depository', iso_currency_code: 'USD' },
          }),
        ),
      );
      const limited = await client.call('createApiKey', {
        body: { name: 'limited', scope: 'read_only', account_ids: [mine?.id ?? ''] },
      });
      noteSecret('an API key', limited.key);
      const seen = await createClient({ baseUrl: product.url ?? '', apiKey: limited.key }).call(
        'listAccounts',
      );
      expect([seen.data.map(({ id }) => id), other?.name]).to.deep.equal([[mine?.id], 'Other']);
    });

    it('walkContract: only declared answers, and never a 500', async () => {
      const walk = await walkContract({ url: product.url ?? '', key, requests: 1000, seed: 1 });
      expect(walk.violations).to.deep.equal([]);
      expect([...walk.statuses.keys()]).to.include.members([200, 400, 404, 415, 422]);
      expect(await product.terminate()).to.equal(0);
    });
  });
});
