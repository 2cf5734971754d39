import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { API_KEY_PATTERN, digestApiKey } from '../../src/domain/apiKey.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { runBreadbox } from '../support/runBreadbox.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

describe('breadbox (command line)', () => {
  let test: TestDatabase;
  before(async () => {
    test = await createTestDatabase();
  });
  after(() => test.drop());

  const breadbox = (...options: string[]) => runBreadbox(options, { DATABASE_URL: test.url });

  it('help: lists the commands', async () => {
    const { exitCode, output } = await breadbox('help');

    expect(exitCode).to.equal(0);
    expect(output)
      .to.match(/^ {2}migrate /m)
      .and.to.match(/^ {2}keys\|api-keys /m);
  });

  it('refuses an unknown command', async () => {
    const { exitCode, errors } = await breadbox('frobnicate');

    expect(exitCode).to.equal(2);
    expect(errors).to.equal('There is no command "frobnicate". See `breadbox --help`.\n');
  });

  it('restore: a file that is missing is named before the database is asked', async () => {
    const result = await runBreadbox(['restore', '/nowhere/household.backup'], {
      DATABASE_URL: 'postgres://127.0.0.1:1/none',
    });
    expect(result).to.deep.equal({
      exitCode: 1,
      output: '',
      errors: 'There is no file /nowhere/household.backup. Check the path.\n',
    });
  });

  it('without a command: shows the help', async () => {
    expect(await breadbox()).to.deep.equal(await breadbox('--help'));
  });

  it('--version: prints the version of package.json', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await breadbox('--version')).to.deep.equal({ exitCode: 0, output: `${version}\n`, errors: '' });
  });

  it('migrate: reports that the database is up to date', async () => {
    expect(await breadbox('migrate')).to.deep.equal({
      exitCode: 0,
      output: 'The database is up to date.\n',
      errors: '',
    });
  });

  it('migrate: reports an unreachable database in one line, without its credentials', async () => {
    const result = await runBreadbox(['migrate'], {
      DATABASE_URL: 'postgres://somebody:secret@127.0.0.1:1/none',
    });

    expect(result).to.deep.equal({
      exitCode: 1,
      output: '',
      errors:
        'The database cannot be reached: connection refused. Start PostgreSQL, or correct the host and the port in DATABASE_URL.\n',
    });
  });

  it('migrate, backup and restore: --json prints the result, and nothing else', async () => {
    const folder = temporaryFolder();
    const [fresh, source] = [await createTestDatabase({ migrated: false }), await createTestDatabase()];
    try {
      const { accountIds } = await createAccounts(source.db, ['Checking', 'Savings']);
      await insertRows(source.db, accountIds[0] ?? '', [{}, {}, {}]);
      const file = join(folder.path, 'household.backup');
      const run = async (url: string, ...options: string[]) => {
        const { exitCode, output, errors } = await runBreadbox([...options, '--json'], { DATABASE_URL: url });
        expect([exitCode, errors]).to.deep.equal([0, '']);
        return JSON.parse(output);
      };
      const { migrations } = await run(fresh.url, 'migrate');
      expect(migrations).to.include('20261128_01_household');
      expect(await run(fresh.url, 'migrate')).to.deep.equal({ migrations: [] });
      const { bytes, ...written } = await run(source.url, 'backup', file);
      expect(bytes).to.equal((await stat(file)).size);
      expect(written.file).to.equal(file);
      expect(written.rows).to.include({ users: 1, connections: 1, accounts: 2, transactions: 3, reports: 0 });
      expect(await run(fresh.url, 'restore', file)).to.deep.equal(written);
    } finally {
      await fresh.drop();
      await source.drop();
      folder.remove();
    }
  });

  it('api-keys: a key is created, listed and revoked, and only its digest is stored', async () => {
    const created = await breadbox('api-keys', 'create', 'My script', '--scope', 'full_access');
    const key = created.output.trim();
    expect(key).to.match(API_KEY_PATTERN);

    const row = await test.db('api_keys').where('name', 'My script').first();
    expect(row).to.include({ scope: 'full_access', prefix: key.slice(0, 11), revoked_at: null });
    expect(row.digest).to.deep.equal(digestApiKey(key));
    expect(JSON.stringify(row)).not.to.contain(key);

    const listed = await breadbox('api-keys', 'list');
    expect(listed.output.split('\n')).to.include(
      `${row.short_id}  My script  ${key.slice(0, 11)}…  full_access  active  never`,
    );

    expect(await breadbox('api-keys', 'revoke', row.short_id)).to.include({ exitCode: 0 });
    const { revoked_at } = await test.db('api_keys').where('id', row.id).first();
    expect(revoked_at).to.be.instanceOf(Date);
  });

  it('api-keys: a key is read-only by default', async () => {
    await breadbox('api-keys', 'create', 'Modest');

    const row = await test.db('api_keys').where('name', 'Modest').first();
    expect(row.scope).to.equal('read_only');
  });

  it('api-keys: an unknown scope is refused and creates no key', async () => {
    const { exitCode, errors } = await breadbox('api-keys', 'create', 'Greedy', '--scope', 'admin');

    expect(exitCode).to.equal(2);
    expect(errors).to.equal(
      'The option --scope <scope> does not take "admin". Allowed choices are read_only, full_access. See `breadbox keys create --help`.\n',
    );
    expect(await test.db('api_keys').where('name', 'Greedy')).to.deep.equal([]);
  });
});
