import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { createAccounts, insertRows } from '../../support/ledgerRows.ts';
import { startBuiltBreadbox } from '../../support/runBreadbox.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { startTestApp, type TestApp } from '../../support/testApp.ts';
import { failed, runAgainst } from './support.ts';

describe('breadbox export', () => {
  const folder = temporaryFolder();
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
    const { accountIds } = await createAccounts(app.database.db, ['Checking']);
    await insertRows(app.database.db, accountIds[0] ?? '', [
      { name: 'Blue Heron Coffee', date: '2026-11-02' },
      { name: 'Corner Store', date: '2026-11-01' },
      ...Array.from({ length: 3000 }, (_, index) => ({ name: `Ticket ${index}`, date: '2026-10-01' })),
    ]);
  });
  after(async () => {
    await app.close();
    folder.remove();
  });

  const server = () => ({ url: app.url, key: app.keys.read_only });
  const breadbox = (...options: string[]) => runAgainst(server(), options);

  it('writes what GET /transactions/export answers, to standard output or a file', async () => {
    const { body } = await app.get('/api/v1/transactions/export?format=csv&search=coffee,store');
    const search = ['--search', 'coffee,store'];
    expect((await breadbox('export', '--format', 'csv', ...search)).output).to.equal(body);
    expect((await breadbox('transactions', '--csv', ...search)).output).to.equal(body);
    const file = join(folder.path, 'out.csv');
    expect(
      await breadbox('export', '--format', 'csv', '--account-id', 'checking', ...search, '-o', file),
    ).to.deep.equal({
      exitCode: 0,
      output: '',
      errors: `Wrote ${file}.\n`,
    });
    expect(await readFile(file, 'utf8')).to.equal(body);
  });

  it('--format is needed, and --csv refuses what would cut or sort', async () => {
    expect(await breadbox('export')).to.deep.equal(
      failed('The option --format <format> is missing. See `breadbox export --help`.\n', 2),
    );
    expect(await breadbox('transactions', '--csv', '--limit', '5')).to.deep.equal(
      failed('--csv is every transaction that matches, oldest first; it does not take --limit.\n', 2),
    );
  });

  it('refused filters and a folder that does not exist are one line', async () => {
    expect(await breadbox('export', '--format', 'csv', '--min-amount', 'much')).to.include({
      exitCode: 2,
      output: '',
    });
    const file = join(folder.path, 'none', 'out.csv');
    expect(await breadbox('export', '--format', 'csv', '-o', file)).to.deep.equal(
      failed(`There is no folder ${join(folder.path, 'none')}. Create it or name another file.\n`),
    );
    expect(await breadbox('export', '--format', 'csv', '-o', folder.path)).to.deep.equal(
      failed(`${folder.path}: It is a folder. Name a file.\n`),
    );
  });

  it('a reader that leaves early ends it in silence', async () => {
    const program = startBuiltBreadbox(['export', '--format', 'ndjson'], {
      BREADBOX_URL: app.url,
      BREADBOX_API_KEY: app.keys.read_only,
    });
    program.child.stdout.once('data', () => program.child.stdout.destroy());
    expect(await program.finished).to.include({ exitCode: 0, errors: '' });
  });

  it('a download that breaks off leaves no file and says so, exit code 3', async () => {
    const breaking = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/csv' });
      response.write('date,amount\n', () => setTimeout(() => response.destroy(), 50));
    });
    await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
    // A server that listens on TCP has an address of this form.
    const { port } = breaking.address() as AddressInfo;
    const file = join(folder.path, 'half.csv');
    const options = ['export', '--format', 'csv', '-o', file];
    expect(await runAgainst({ url: `http://127.0.0.1:${port}`, key: 'bb_none' }, options)).to.deep.equal(
      failed('The download broke off, and what arrived is incomplete. Run it again.\n', 3),
    );
    expect((await readdir(folder.path)).filter((name) => name.startsWith('half'))).to.deep.equal([]);
    breaking.close();
  });

  it('hledger accepts its journal, where hledger is installed', async function () {
    const { output } = await breadbox('export', '--format', 'hledger');
    const result = await new Promise<string | null>((resolve) => {
      const hledger = execFile('hledger', ['-f', '-', 'check'], (error) =>
        resolve(error === null ? 'accepted' : error.code === 'ENOENT' ? null : error.message),
      );
      hledger.stdin?.on('error', () => undefined);
      hledger.stdin?.end(output);
    });
    if (result === null) return this.skip();
    expect(result).to.equal('accepted');
  });
});
