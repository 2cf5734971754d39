import { SERVER_URL, startTestServer, TEMPLATE } from '../../support/testServer.ts';

/** Does work that makes test databases: on the run's server within `make test`, else on one of its own. */
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
