import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { createClient } from '../../generated/client/index.ts';
import { readExactJson } from '../exactJson.ts';
import { createMcpServer, type SessionKey } from './createMcpServer.ts';

/**
 * Answers one message of streamable HTTP. There are no sessions: everything that an answer depends on is in its
 * request, so any process behind a load balancer answers it, and nothing outlives it.
 */
export async function answerOverHttp(
  message: { headers: Headers; body: unknown; signal: AbortSignal },
  parts: {
    key: SessionKey;
    version: string;
    now: () => Date;
    /** Calls an operation of this server as the key's holder. */
    fetch: (request: Request) => Promise<Response>;
    onFailure: (error: unknown) => void;
  },
): Promise<Response> {
  const { key, version, now, fetch, onFailure } = parts;
  const client = createClient({
    baseUrl: 'http://localhost',
    apiKey: key.text,
    fetch,
    retries: 1,
    parseJson: readExactJson,
  });
  const server = createMcpServer({ client, key, version, now, onFailure });
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const gone = new Promise<never>((_, reject) => {
    message.signal.addEventListener('abort', () => reject(message.signal.reason), { once: true });
  });
  try {
    await server.connect(transport);
    const request = new Request('http://localhost/mcp', { method: 'POST', headers: message.headers });
    return await Promise.race([transport.handleRequest(request, { parsedBody: message.body }), gone]);
  } finally {
    // Aborts what is still running if the client has gone away.
    await server.close();
  }
}
