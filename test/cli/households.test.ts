import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Knex } from 'knex';
import { readEncryptionKeys } from '../../src/config.ts';
import { newId, newShortId } from '../../src/domain/ids.ts';
import { startTellerSandbox } from '../../src/sandbox/teller/startTellerSandbox.ts';
import { recordHousehold } from '../../src/store/household.ts';
import { createVault } from '../../src/vault.ts';
import { TemporaryDataDir } from '../postgres/embedded/temporaryCluster.ts';
import { runBreadbox, startBreadbox } from '../support/runBreadbox.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const PLAID = { PLAID_CLIENT_ID: '5f0a', PLAID_SECRET: 'secret-of-a-test', PLAID_ENV: 'production' };

const REAL_ITEM = 'Dzb9x1MYGrUq6vLP4wjkfNm2RtQe7oCKsXaHJ';

/** A login at Plaid, and its user. */
async function insertLogin(db: Knex): Promise<void> {
  const [key] = readEncryptionKeys({ ENCRYPTION_KEY: KEY });
  if (!key) throw new Error('There is no encryption key.');
  const [userId, id] = [newId(), newId()];
  const now = new Date();
  const times = { created_at: now, updated_at: now };
  await db('users').insert({ id: userId, short_id: newShortId(), name: 'Kim', ...times });
  await db('connections').insert({
    id,
    short_id: newShortId(),
    user_id: userId,
    provider: 'plaid',
    external_id: REAL_ITEM,
    institution_name: 'A bank',
    status: 'active',
    credentials: createVault([key]).seal('access-token', id),
    ...times,
  });
}

// biome-ignore lint/suspicious/noExplicitAny: tests read any body and assert its content.
async function getJson(url: string, headers: Record<string, string> = {}): Promise<any> {
  return (await fetch(url, { headers })).json();
}

/** Starts a fake bank that records its requests. */
async function startFakePlaid(): Promise<{ url: string; requests: string[]; close(): void }> {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.on('data', (chunk) => {
      body += chunk;
    });
    incoming.on('end', () => {
      requests.push(`${incoming.url} ${body}`);
      outgoing.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, close: () => server.close() };
}

const START_HINT =
  'Start one here with `breadbox run`, or set BREADBOX_URL and BREADBOX_API_KEY to the server and a key of it.';

describe('breadbox run: sample or own household', function () {
  this.timeout(240_000);

  describe('the steps of README in one folder', () => {
    const folder = new TemporaryDataDir();
    const data = { BREADBOX_DATA_DIR: folder.path };
    after(() => folder.remove());

    /** Starts breadbox, reads its state through the API, and stops it. */
    async function visit(env: Record<string, string>, options: string[] = []) {
      const breadbox = await startBreadbox(options, { ...data, ...env });
      const apiKey = readFileSync(join(folder.path, 'api-key'), 'utf8').trim();
      const get = (path: string) => getJson(`${breadbox.url}/api/v1/${path}`, { 'X-API-Key': apiKey });
      const seen = {
        household: (await get('version')).household,
        transactions: (await get('transactions/count')).count,
        connections: (await get('connections')).data.length,
        users: (await get('users')).data.length,
        keyFile: readlinkSync(join(folder.path, 'api-key')),
        output: breadbox.output(),
      };
      // A command in the same folder finds the server and its key by itself.
      const status = await runBreadbox(['status', '--json'], data);
      expect(JSON.parse(status.output).data).to.have.length(seen.connections);
      expect(await breadbox.stop()).to.equal(0);
      const { exitCode, errors } = await runBreadbox(['status'], data);
      expect([exitCode, errors]).to.deep.equal([
        3,
        `No server is running on ${folder.path}. ${START_HINT}\n`,
      ]);
      return seen;
    }
    const EMPTY = {
      household: 'own',
      transactions: 0,
      connections: 0,
      users: 0,
      keyFile: 'household/api-key',
    };

    it('without a provider: the sample household, reported as such', async () => {
      const { output, ...seen } = await visit({ ENCRYPTION_KEY: '', PLAID_CLIENT_ID: '', LOG_LEVEL: '' });
      expect(seen).to.deep.equal({
        household: 'sample',
        transactions: seen.transactions,
        connections: 4,
        users: 2,
        keyFile: 'sample/api-key',
      });
      expect(seen.transactions).to.be.greaterThan(5000);
      expect(output).to.contain('with the sample household');
    });

    it('then with Plaid: an empty household, and no request of the sample reaches Plaid', async () => {
      const bank = await startFakePlaid();
      try {
        const { output, ...seen } = await visit({ ...PLAID, PLAID_BASE_URL: bank.url, ENCRYPTION_KEY: '' });
        expect(seen).to.deep.equal(EMPTY);
        expect(output).to.match(
          /with your own household\.\n\nYour own household begins empty in \S+\. The sample/,
        );
        expect(bank.requests).to.deep.equal([]);
      } finally {
        bank.close();
      }
    });

    it('then with Teller alone: the same household', async () => {
      const teller = await startTellerSandbox({ certificateFolder: join(folder.path, 'teller-files') });
      try {
        const { output, ...seen } = await visit({
          TELLER_APPLICATION_ID: 'app_of_a_test',
          TELLER_ENV: 'production',
          TELLER_CERT_PATH: teller.paths?.certificate ?? '',
          TELLER_KEY_PATH: teller.paths?.privateKey ?? '',
        });
        expect(seen).to.deep.equal(EMPTY);
        expect(output).not.to.contain('sample');
      } finally {
        await teller.close();
      }
    });

    it('then without a provider: still the household, not the sample', async () => {
      const { output: _, ...seen } = await visit({});
      expect(seen).to.deep.equal(EMPTY);
    });

    it('BREADBOX_HOUSEHOLD=sample: the sample household is unchanged', async () => {
      const { household, connections } = await visit({ BREADBOX_HOUSEHOLD: 'sample' });
      expect([household, connections]).to.deep.equal(['sample', 4]);
    });

    it('reset --sample: removes the sample and nothing else', async () => {
      const { exitCode, output } = await runBreadbox(['reset', '--sample'], data);
      expect([exitCode, output]).to.deep.equal([
        0,
        `Removed the sample household in ${join(folder.path, 'sample')}.\n`,
      ]);
      expect(existsSync(join(folder.path, 'sample'))).to.equal(false);
      expect(existsSync(join(folder.path, 'household', 'postgres', 'PG_VERSION'))).to.equal(true);
      expect(await runBreadbox(['reset'], data)).to.deep.equal({
        exitCode: 2,
        output: '',
        errors: 'The option --sample is missing. See `breadbox reset --help`.\n',
      });
    });
  });

  it('--own: an empty household without any provider', async () => {
    const folder = new TemporaryDataDir();
    const breadbox = await startBreadbox(['--own'], { BREADBOX_DATA_DIR: folder.path });
    const version = await getJson(`${breadbox.url}/api/v1/version`);
    await breadbox.stop();
    expect(version.household).to.equal('own');
    expect(existsSync(join(folder.path, 'sample'))).to.equal(false);
    await folder.remove();
  });

  describe('DATABASE_URL', () => {
    let database: TestDatabase;
    beforeEach(async () => {
      database = await createTestDatabase();
    });
    afterEach(() => database.drop());
    const env = () => ({ DATABASE_URL: database.url, ENCRYPTION_KEY: KEY, PORT: '0' });

    for (const command of ['run', 'serve']) {
      it(`${command}: refuses a sample database if a provider is configured, and names both solutions`, async () => {
        await recordHousehold(database.db, 'sample', new Date());
        expect(await runBreadbox([command], { ...env(), ...PLAID })).to.deep.equal({
          exitCode: 1,
          output: '',
          errors:
            'The database in DATABASE_URL holds the sample household, but PLAID_CLIENT_ID is set. Name another database in DATABASE_URL for your own household, or unset PLAID_CLIENT_ID to open this one.\n',
        });
      });
    }

    it('data without a record is never opened as the sample, and no sandbox is started for it', async () => {
      await insertLogin(database.db);
      const refused = await runBreadbox(['run'], { ...env(), BREADBOX_HOUSEHOLD: 'sample' });
      expect([refused.exitCode, refused.errors.split(',')[0]]).to.deep.equal([
        1,
        'The database in DATABASE_URL holds real data',
      ]);
      const folder = new TemporaryDataDir();
      const breadbox = await startBreadbox([], { ...env(), BREADBOX_DATA_DIR: folder.path });
      await breadbox.stop();
      expect(breadbox.output())
        .to.contain('with your own household')
        .and.to.contain('Banks linked through plaid do not sync: set PLAID_CLIENT_ID and PLAID_SECRET.');
      expect(await database.db('connections').pluck('external_id')).to.deep.equal([REAL_ITEM]);
      expect(await database.db('household').pluck('kind')).to.deep.equal(['own']);
      await folder.remove();
    });
  });

  describe('incomplete settings of a provider', () => {
    const folder = new TemporaryDataDir();
    after(() => folder.remove());
    const missing = join(folder.path, 'none.pem');
    const cases: [settings: Record<string, string>, sentence: string][] = [
      [
        { PLAID_CLIENT_ID: 'id', PLAID_SECRET: ' ' },
        'PLAID_CLIENT_ID is set, but PLAID_SECRET is not. Set PLAID_SECRET too, or unset PLAID_CLIENT_ID.',
      ],
      [
        { PLAID_SECRET: 's', PLAID_CLIENT_ID: '' },
        'PLAID_SECRET is set, but PLAID_CLIENT_ID is not. Set PLAID_CLIENT_ID too, or unset PLAID_SECRET.',
      ],
      [
        { TELLER_APPLICATION_ID: 'app' },
        'TELLER_APPLICATION_ID is set, but TELLER_CERT_PATH is not. Set TELLER_CERT_PATH too, or unset TELLER_APPLICATION_ID.',
      ],
      [
        { TELLER_CERT_PATH: missing, TELLER_KEY_PATH: missing },
        'TELLER_CERT_PATH is set, but TELLER_APPLICATION_ID is not. Set TELLER_APPLICATION_ID too, or unset TELLER_CERT_PATH.',
      ],
      [
        { TELLER_APPLICATION_ID: 'app', TELLER_CERT_PATH: missing, TELLER_KEY_PATH: missing },
        `TELLER_CERT_PATH: there is no file ${missing}. Correct the path.`,
      ],
      [
        { PLAID_CLIENT_ID: 'id', PLAID_SECRET: 's', BREADBOX_HOUSEHOLD: 'sample' },
        'BREADBOX_HOUSEHOLD is "sample", but PLAID_CLIENT_ID is set. Unset PLAID_CLIENT_ID to open the sample household, or set BREADBOX_HOUSEHOLD=own.',
      ],
    ];
    for (const [settings, sentence] of cases) {
      it(`${Object.keys(settings).join(', ')}: one sentence, exit code 1, and no household is created`, async () => {
        const result = await runBreadbox(['run'], { BREADBOX_DATA_DIR: folder.path, ...settings });
        expect(result).to.deep.equal({ exitCode: 1, output: '', errors: `${sentence}\n` });
        expect([
          existsSync(join(folder.path, 'sample')),
          existsSync(join(folder.path, 'household')),
        ]).to.deep.equal([false, false]);
      });
    }
  });
});
