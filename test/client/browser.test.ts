import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { findChromium, openPage } from '../support/chromium.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { type PackedClient, packClient } from './packClient.ts';

/** What a page of somebody's own dashboard does. It sends what it has found to its own server. */
const PAGE = (baseUrl: string, apiKey: string) => `<!doctype html>
<script type="importmap">
{ "imports": { "breadbox-client": "/breadbox-client/index.js", "openapi-fetch": "/openapi-fetch/dist/index.mjs" } }
</script>
<script type="module">
import { BreadboxError, createClient } from 'breadbox-client';

const read = async () => {
  const client = createClient({ baseUrl: '${baseUrl}', apiKey: '${apiKey}' });
  const names = [];
  for await (const { name } of client.transactions.list({ limit: 2, sort_by: 'name', sort_order: 'asc' })) names.push(name);
  const { slug } = await client.tags.create({ slug: 'trip', display_name: 'Trip' });
  const error = await client.transactions.get('AAAAAAAA').catch((failure) => failure);
  return { names, slug, code: error instanceof BreadboxError ? error.code : String(error) };
};
const result = await read().catch((failure) => ({ failed: String(failure) }));
await fetch('/result', { method: 'POST', body: JSON.stringify(result) });
</script>`;

describe('client: in a browser', function () {
  this.timeout(120_000);
  const chromium = findChromium();
  let client: PackedClient;
  let pages: Server;
  let origin: string;
  const results: ((text: string) => void)[] = [];
  let page: string;

  before(async function () {
    if (!chromium) {
      console.log('      skipped: Chromium was not found. Set CHROMIUM to its path.');
      return this.skip();
    }
    client = await packClient();
    pages = createServer(async (request, response) => {
      if (request.method === 'POST') {
        let text = '';
        for await (const chunk of request) text += chunk;
        response.end();
        results.shift()?.(text);
      } else if (request.url === '/') response.setHeader('Content-Type', 'text/html').end(page);
      else {
        const code = await readFile(join(client.project, 'node_modules', resolve('/', request.url ?? '')));
        response.setHeader('Content-Type', 'text/javascript').end(code);
      }
    });
    pages.listen(0, '127.0.0.1');
    await once(pages, 'listening');
    origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  });
  after(async () => {
    pages?.close();
    await client?.remove();
  });

  async function runPage(app: TestApp): Promise<unknown> {
    page = PAGE(app.url, app.keys.full_access);
    const result = new Promise<string>((done) => results.push(done));
    const browser = openPage(chromium ?? '', `${origin}/`);
    try {
      return JSON.parse(await result);
    } finally {
      await browser.close();
    }
  }

  it('a page of an origin in CORS_ORIGINS reads, writes and gets typed errors', async () => {
    const app = await startTestApp({ env: { CORS_ORIGINS: origin } });
    try {
      const { accountIds } = await createAccounts(app.context.db, ['Checking']);
      const rows = ['row 0', 'row 1', 'row 2'];
      await insertRows(
        app.context.db,
        accountIds[0] ?? '',
        rows.map((name) => ({ name })),
      );
      expect(await runPage(app)).to.deep.equal({ names: rows, slug: 'trip', code: 'NOT_FOUND' });
    } finally {
      await app.close();
    }
  });

  it('the browser lets no page of another origin in', async () => {
    const app = await startTestApp();
    try {
      expect(await runPage(app)).to.have.property('failed');
      expect(
        (await app.get('/api/v1/tags')).body.data.map(({ slug }: { slug: string }) => slug),
      ).not.to.include('trip');
    } finally {
      await app.close();
    }
  });
});
