import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect } from 'chai';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(new URL('../../docs/mcp.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json ?? '');

describe('docs/mcp.md', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  it('has three configurations', () => expect(blocks).to.have.length(3));

  for (const [index, block] of blocks.entries()) {
    it(`configuration ${index + 1} works, with your own path, address and key`, async () => {
      const own = block
        .replaceAll('/path/to/breadbox/', root)
        .replaceAll('http://127.0.0.1:8080', app.url)
        .replaceAll('bb_…', app.keys.read_only);
      const { mcpServers, servers } = JSON.parse(own);
      const { command, args, env, url, headers } = (mcpServers ?? servers).breadbox;
      const transport = command
        ? new StdioClientTransport({ command, args, env })
        : new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
      const client = new Client({ name: 'test', version: '1' });
      // The SDK's own types disagree about undefined under exactOptionalPropertyTypes.
      await client.connect(transport as Parameters<Client['connect']>[0]);
      expect((await client.listTools()).tools).to.have.length(7);
      await client.close();
    });
  }
});
