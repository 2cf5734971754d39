import { SERVER_URL, startTestServer, TEMPLATE } from '../../support/testServer.ts';

/** Runs work that creates test databases: on the server of `make test` if there is one, otherwise on its own. */
export async function withTestServer<T>(work: () => Promise<T>): Promise<T> {
  if (process.env[SERVER_URL]) return work();
  const server = await startTestServer();
  process.env[SERVER_URL] = server.url;
  process.env[TEMPLATE] = server.template;
  try {
    return await work();
  } finally {
    delete process.env[SERVER_URL];
    delete process.env[TEMPLATE];
    await server.stop();
  }
}
