import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { createClient } from '../../generated/client/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/startSandbox.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { findDifferences, readContent } from '../support/databaseContent.ts';
import { runBreadbox } from '../support/runBreadbox.ts';
import { noteSecret } from '../support/secretNotes.ts';
import { type ServedProduct, serveProduct } from '../support/servedProduct.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { waitUntil } from '../support/waitUntil.ts';

const TIMEOUT_MS = 60_000;

describe('breadbox doctor (command line)', () => {
  const folder = temporaryFolder();
  let database: TestDatabase;
  let sandbox: Sandbox;
  let product: ServedProduct;
  let env: Record<string, string>;

  before(async function () {
    this.timeout(TIMEOUT_MS);
    database = await createTestDatabase();
    sandbox = await startSandbox({ certificateFolder: join(folder.path, 'teller') });
    const { plaid, teller } = sandbox;
    env = {
      BREADBOX_DATA_DIR: folder.path,
      DATABASE_URL: database.url,
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      PLAID_CLIENT_ID: plaid.clientId,
      PLAID_SECRET: plaid.secret,
      PLAID_BASE_URL: plaid.url,
      TELLER_APPLICATION_ID: teller.applicationId,
      TELLER_BASE_URL: teller.url,
      TELLER_WEBHOOK_SECRET: teller.webhookSecret,
      TELLER_CA_PATH: teller.paths?.authority ?? '',
      TELLER_CERT_PATH: teller.paths?.certificate ?? '',
      TELLER_KEY_PATH: teller.paths?.privateKey ?? '',
    };
    product = await serveProduct('all', env);
    env['PUBLIC_URL'] = product.url ?? '';
    const { key } = await createApiKey(database.db, { name: 'owner', scope: 'full_access' }, new Date());
    noteSecret('an API key', key);
    const client = createClient({ baseUrl: product.url ?? '', apiKey: key });
    const user = await client.call('createUser', { body: { name: 'Alex' } });
    const { publicToken } = plaid.control.createPublicToken({ institutionId: 'ins_900003' });
    const credentials = { public_token: publicToken };
    const { id } = await client.call('createConnection', {
      body: { user_id: user.id, provider: 'plaid', credentials },
    });
    await waitUntil(
      'the first sync has ended',
      async () => (await client.call('getConnectionStatus', { path: { id } })).recent_sync,
      { until: (sync) => sync !== null && sync.status !== 'in_progress', withinMs: TIMEOUT_MS / 2 },
    );
    await waitUntil(
      'the worker has looked for due connections',
      () => database.db('agenda_jobs').where('name', 'sync due connections').first('last_run_at'),
      { until: (job) => job?.last_run_at != null, withinMs: TIMEOUT_MS / 2 },
    );
  });
  after(async () => {
    product.kill();
    await sandbox.close();
    await database.drop();
    folder.remove();
  });

  it('reports a healthy household line by line, changes nothing and exits with 0', async () => {
    // The first sync of the product itself goes on for a moment after its log says that it has ended.
    await waitUntil('transfers are paired', async () => !(await database.db('transfer_searches').first('*')));
    const before = await readContent(database.db);
    const { exitCode, output, errors } = await runBreadbox(['doctor'], env);
    expect(verdicts(output)).to.deep.equal({
      settings: 'warning',
      'data folder': 'not configured',
      database: 'ok',
      migrations: 'ok',
      'encryption key': 'ok',
      'job store': 'ok',
      Plaid: 'ok',
      Teller: 'ok',
      clock: 'ok',
      // The test's own product listens without TLS.
      'webhook URL': 'warning',
    });
    expect(output).to.contain('can decrypt 1 access token.');
    expect([exitCode, errors]).to.deep.equal([0, '']);
    expect(findDifferences(before, await readContent(database.db))).to.deep.equal([]);
  }).timeout(TIMEOUT_MS);

  it('reports every problem at once, with what to do about it, and exits with 1', async () => {
    // A server that never responds: the other checks must not wait for it.
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { exitCode, output, errors } = await runBreadbox(['doctor'], {
      ...env,
      PORT: 'eighty',
      ENCRYPTION_KEY: Buffer.alloc(32, 8).toString('base64'),
      PLAID_SECRET: 'another-secret-of-a-test',
      TELLER_KEY_PATH: join(folder.path, 'none.pem'),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    });
    silent.close();
    const [connection] = await database.db('connections');
    expect(verdicts(output)).to.deep.equal({
      settings: 'PROBLEM',
      'data folder': 'not configured',
      database: 'ok',
      migrations: 'ok',
      'encryption key': 'PROBLEM',
      'job store': 'ok',
      Plaid: 'PROBLEM',
      Teller: 'PROBLEM',
      clock: 'ok',
      'webhook URL': 'PROBLEM',
    });
    expect(output).to.contain(`the access token of 1 connection: ${connection.short_id}.`);
    expect(output.match(/^ +→ /gm)).to.have.length(5);
    expect(output).not.to.contain('another-secret-of-a-test');
    expect([exitCode, errors]).to.deep.equal([1, '5 problems found.\n']);
  }).timeout(TIMEOUT_MS);

  it('--json prints each check as the API does, and nothing else', async () => {
    const plain = await runBreadbox(['doctor'], env);
    const { exitCode, output, errors } = await runBreadbox(['doctor', '--json'], env);
    expect([exitCode, errors]).to.deep.equal([0, '']);
    const { status, checks, checked_at } = JSON.parse(output);
    expect([status, Number.isNaN(Date.parse(checked_at))]).to.deep.equal(['warning', false]);
    const words: Record<string, string> = { problem: 'PROBLEM', not_configured: 'not configured' };
    expect(
      checks.map(({ name, verdict }: { name: string; verdict: string }) => [name, words[verdict] ?? verdict]),
    ).to.deep.equal(Object.entries(verdicts(plain.output)));
    expect(checks.find(({ name }: { name: string }) => name === 'migrations')).to.deep.equal({
      name: 'migrations',
      verdict: 'ok',
      summary: checks[3].summary,
      advice: null,
    });
    const broken = await runBreadbox(['doctor', '--json'], { ...env, PORT: 'eighty' });
    expect([broken.exitCode, broken.errors]).to.deep.equal([1, '1 problem found.\n']);
    expect(JSON.parse(broken.output).checks[0]).to.deep.equal({
      name: 'settings',
      verdict: 'problem',
      summary: 'PORT must be a whole number from 0 to 65535.',
      advice: 'Correct this setting.',
    });
  }).timeout(TIMEOUT_MS);

  it('creates no database if there is none, and accepts no options', async () => {
    const nowhere = join(folder.path, 'nothing-here');
    const { exitCode, output } = await runBreadbox(['doctor'], {
      BREADBOX_DATA_DIR: nowhere,
      ENCRYPTION_KEY: env['ENCRYPTION_KEY'] ?? '',
    });
    expect(exitCode).to.equal(0);
    expect(verdicts(output)).to.include({ database: 'not configured', 'encryption key': 'ok' });
    const first = await runBreadbox(['doctor'], { BREADBOX_DATA_DIR: nowhere });
    expect(verdicts(first.output)).to.include({
      database: 'not configured',
      'encryption key': 'not configured',
    });
    expect(first.exitCode).to.equal(0);
    const again = await runBreadbox(['doctor', '--fix'], { BREADBOX_DATA_DIR: nowhere });
    expect(again).to.deep.equal({
      exitCode: 2,
      output: '',
      errors: 'There is no option --fix. See `breadbox doctor --help`.\n',
    });
  }).timeout(TIMEOUT_MS);
});

/** Returns the printed verdict by the name of the check. */
function verdicts(output: string): Record<string, string> {
  const rows = output.matchAll(/^(\S[\w ]*?) {2,}(ok|warning|PROBLEM|not configured) {2,}\S/gm);
  return Object.fromEntries([...rows].map(([, name, verdict]) => [name, verdict]));
}
