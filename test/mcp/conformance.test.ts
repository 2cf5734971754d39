import { execFile } from 'node:child_process';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

const SUITE = '@modelcontextprotocol/conformance@0.1.16';
const TIMEOUT_MS = 300_000;

/**
 * The official suite's scenarios for a server without fixtures of its own. Those that are left out call tools, prompts
 * and resources of the suite's example server (tools-call-*, json-schema-2020-12, prompts-*, resources-read-*,
 * resources-templates-read), or concern what this server does not offer: logging-set-level, completion-complete,
 * elicitation-*, resources-subscribe and -unsubscribe, and server-sse-*, because it has no streams.
 */
const SCENARIOS = ['server-initialize', 'ping', 'tools-list', 'resources-list', 'dns-rebinding-protection'];

describe('the official conformance suite of the Model Context Protocol', function () {
  this.timeout(TIMEOUT_MS);
  let app: TestApp;
  let proxy: Server;
  const folder = temporaryFolder();

  before(async function () {
    // It needs Node.js 22 and comes from the registry, so it runs on demand.
    if (process.env['MCP_CONFORMANCE'] !== '1') {
      console.log('    Set MCP_CONFORMANCE=1 to run it; npx fetches it then.');
      this.skip();
    }
    app = await startTestApp();
    proxy = await startKeyProxy(app);
  });
  after(async () => {
    proxy?.closeAllConnections();
    proxy?.close();
    await app?.close();
    folder.remove();
  });

  for (const scenario of SCENARIOS) {
    it(scenario, async () => {
      const { port } = proxy.address() as AddressInfo;
      const command = `conformance server --url http://localhost:${port}/mcp --scenario ${scenario}`;
      // It exits with 1 if a check fails, and its output says which.
      const { stdout } = await promisify(execFile)(
        'npx',
        ['--yes', '-p', 'node@22', '-p', SUITE, '-c', command],
        { cwd: folder.path, timeout: TIMEOUT_MS },
      ).catch((error) => error);
      expect(stdout).to.match(/Passed: ([1-9]\d*)\/\1, 0 failed, 0 warnings/);
    });
  }
});

/** The suite cannot send a key, so a proxy adds it, and changes nothing else. */
async function startKeyProxy(app: TestApp): Promise<Server> {
  const { hostname, port } = new URL(app.url);
  const server = createServer((incoming, answer) => {
    const { method, url, headers } = incoming;
    const onward = httpRequest(
      { hostname, port, method, path: url, headers: { ...headers, 'x-api-key': app.keys.full_access } },
      (response) => {
        answer.writeHead(response.statusCode ?? 500, response.headers);
        response.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return server;
}
