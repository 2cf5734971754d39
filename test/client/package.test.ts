import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { type PackedClient, packClient } from './packClient.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const MAX_GZIPPED_BYTES = 8_000;

/** What somebody writes who has installed the package and read its README. */
const PROGRAM = `
import { BreadboxError, createClient, type Item } from 'breadbox-client';

const [baseUrl = '', apiKey = ''] = process.argv.slice(2);
const client = createClient({ baseUrl, apiKey, timeoutMs: 10_000 });
const rows: Item<'listTransactions'>[] = [];
for await (const row of client.transactions.list({ limit: 2, search: 'row', sort_by: 'name', sort_order: 'asc' })) {
  rows.push(row);
}
const first = await client.transactions.list({ limit: 2 });
const created = await client.tags.create({ slug: 'trip', display_name: 'Trip' });
const failure = await client.transactions.get('AAAAAAAA').catch((error: unknown) => error);
const isTyped = failure instanceof BreadboxError && failure.code === 'NOT_FOUND';
const never = (request: Request) =>
  new Promise<Response>((_, reject) => {
    const waiting = setTimeout(() => {}, 30_000);
    request.signal.addEventListener('abort', () => {
      clearTimeout(waiting);
      reject(request.signal.reason);
    });
  });
const silent = createClient({ baseUrl, apiKey, fetch: never });
const slow = await silent.users.list({}, { timeoutMs: 50 }).then(() => 'answered', (error: unknown) =>
  error instanceof BreadboxError ? error.code : String(error),
);
// A status that a later server may add is read, and the known ones are still proposed by an editor.
const { data } = await client.connections.list();
const status: 'active' | (string & {}) | undefined = data[0]?.status;
const output = { names: rows.map(({ name }) => name), page: first.data.length, slug: created.slug, isTyped, slow, status };
console.log(JSON.stringify(output));
`;

describe('client: package', function () {
  this.timeout(120_000);
  let packed: PackedClient;
  let project: string;
  let app: TestApp;

  before(async () => {
    packed = await packClient();
    ({ project } = packed);
    await writeFile(join(project, 'program.ts'), PROGRAM);
    app = await startTestApp();
    const { accountIds } = await createAccounts(app.context.db, ['Checking']);
    await insertRows(
      app.context.db,
      accountIds[0] ?? '',
      Array.from({ length: 5 }, (_, at) => ({ name: `row ${at}` })),
    );
  });
  after(async () => {
    await app?.close();
    await packed?.remove();
  });

  it('holds the module, its declarations and a README, and nothing else', async () => {
    const files = await readdir(join(project, 'node_modules/breadbox-client'), { recursive: true });
    const outside = files.filter((name) => !name.endsWith('.d.ts') && !name.startsWith('types'));
    expect(outside.sort()).to.deep.equal(['README.md', 'index.js', 'package.json']);
    const code = await readFile(join(project, 'node_modules/breadbox-client/index.js'));
    expect(gzipSync(code).length).to.be.below(MAX_GZIPPED_BYTES);
  });

  it('compiles in an empty project, strictly and with its declarations checked, and reads a server', async () => {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const options = [
      '--strict',
      '--target',
      'es2022',
      '--lib',
      'es2023,dom,esnext.disposable,dom.asynciterable',
    ];
    await run(
      process.execPath,
      [
        compiler,
        ...options,
        '--module',
        'nodenext',
        '--types',
        'node',
        '--skipLibCheck',
        'false',
        'program.ts',
      ],
      { cwd: project },
    ).catch((error: { stdout: string }) => {
      throw new Error(error.stdout);
    });
    const { stdout } = await run(process.execPath, ['program.js', app.url, app.keys.full_access], {
      cwd: project,
    });
    expect(JSON.parse(stdout)).to.deep.equal({
      names: ['row 0', 'row 1', 'row 2', 'row 3', 'row 4'],
      page: 2,
      slug: 'trip',
      isTyped: true,
      slow: 'TIMEOUT',
      status: 'active',
    });
  });
});
