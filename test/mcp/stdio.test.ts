import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect } from 'chai';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { runBreadbox } from '../support/runBreadbox.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { ask, readFence, rowsOf } from './mcpSession.ts';

const PROGRAM = fileURLToPath(new URL('../../src/cli/breadbox.ts', import.meta.url));
const TIMEOUT_MS = 30_000;

describe('breadbox mcp', function () {
  this.timeout(TIMEOUT_MS);
  let app: TestApp;
  const folder = temporaryFolder();
  before(async () => {
    app = await startTestApp();
    const { accountIds } = await createAccounts(app.database.db, ['Checking']);
    await insertRows(app.database.db, accountIds[0] ?? '', [
      { name: 'Coffee Corner', amount: '4.50' },
      { name: 'Yacht', amount: '12345678901234567.89' },
    ]);
  });
  after(async () => {
    await app.close();
    folder.remove();
  });

  async function connect(apiKey: string) {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: ['--import', 'tsx', PROGRAM, 'mcp'],
        env: { BREADBOX_URL: app.url, BREADBOX_API_KEY: apiKey, BREADBOX_DATA_DIR: folder.path },
      }),
    );
    return client;
  }

  it('offers the tools of POST /mcp to the same key, and answers alike', async () => {
    for (const key of [app.keys.read_only, app.keys.full_access]) {
      const client = await connect(key);
      const { tools } = await client.listTools();
      expect(tools).to.deep.equal((await ask(app, 'tools/list', {}, { key })).result.tools);
      const params = { name: 'search_transactions', arguments: { search: 'coffee' } };
      const { content } = await client.callTool(params);
      const overHttp = (await ask(app, 'tools/call', params, { key })).result.content;
      const [here, there] = [content, overHttp].map((parts) =>
        readFence((parts as { text: string }[])[0]?.text ?? ''),
      );
      expect(here).to.deep.equal(there);
      await client.close();
    }
  });

  it('amounts are exact, however many digits they have', async () => {
    const client = await connect(app.keys.read_only);
    const { content } = await client.callTool({ name: 'search_transactions', arguments: {} });
    const [{ text } = { text: '' }] = content as { text: string }[];
    expect(text).to.contain('"total":12345678901234572.39,');
    expect(text).to.contain(',12345678901234567.89,');
    const { data } = readFence(text) as { data: { transactions: Parameters<typeof rowsOf>[0] } };
    expect(rowsOf(data.transactions)).to.have.length(2);
    await client.close();
  });

  it('says what is wrong on standard error, and nothing on standard output', async () => {
    const env = { BREADBOX_DATA_DIR: folder.path };
    const wrong: [Record<string, string>, RegExp][] = [
      [env, /^No server is running on .+\n$/],
      [{ ...env, BREADBOX_URL: app.url }, /BREADBOX_API_KEY/],
      [{ ...env, BREADBOX_URL: app.url, BREADBOX_API_KEY: 'bb_wrong' }, /refused the API key/],
      [
        { ...env, BREADBOX_URL: 'http://127.0.0.1:9', BREADBOX_API_KEY: app.keys.read_only },
        /^No server answers at/,
      ],
    ];
    for (const [settings, message] of wrong) {
      const { exitCode, output, errors } = await runBreadbox(['mcp'], settings);
      expect([exitCode === 0, output]).to.deep.equal([false, '']);
      expect(errors).to.match(message);
      expect(errors).not.to.contain(app.keys.read_only);
    }
  });
});
