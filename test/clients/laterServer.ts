import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What no contract knows yet. */
export const LATER_STATUS = 'paused_by_bank';
export const LATER_CODE = 'CLOSED_FOR_INVENTORY';

export interface LaterServer {
  url: string;
  close(): void;
}

/**
 * Answers as a later version of the server may: a connection has an unknown status and one more property, and errors
 * have an unknown code. Everything else is passed through.
 */
export async function startLaterServer(url: string): Promise<LaterServer> {
  const server = createServer(async (incoming, outgoing) => {
    try {
      const key = incoming.headers['x-api-key'];
      const answer = await fetch(`${url}${incoming.url}`, {
        headers: typeof key === 'string' ? { 'X-API-Key': key } : {},
      });
      const body: Body = JSON.parse(await answer.text());
      outgoing.writeHead(answer.status, { 'Content-Type': 'application/json; charset=utf-8' });
      outgoing.end(JSON.stringify(change(incoming.url ?? '', body)));
    } catch (error) {
      outgoing.writeHead(502).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Body {
  error?: object;
  data?: object[];
}

function change(path: string, body: Body): Body {
  if (body.error) return { ...body, error: { ...body.error, code: LATER_CODE } };
  if (!body.data || !path.startsWith('/api/v1/connections')) return body;
  const data = body.data.map((connection) => ({ ...connection, status: LATER_STATUS, holiday: 'until May' }));
  return { ...body, data };
}
