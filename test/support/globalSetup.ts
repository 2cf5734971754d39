import { SERVER_URL, startTestServer, TEMPLATE, type TestServer } from './testServer.ts';

let server: TestServer | undefined;

/** Mocha calls this once a run, before any worker starts. `make test` has started the server already. */
export async function mochaGlobalSetup(): Promise<void> {
  if (process.env[SERVER_URL]) return;
  server = await startTestServer();
  process.env[SERVER_URL] = server.url;
  process.env[TEMPLATE] = server.template;
}

export async function mochaGlobalTeardown(): Promise<void> {
  await server?.stop();
}
