import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Client } from '../../generated/client/index.ts';
import { createMcpServer } from './createMcpServer.ts';

/**
 * Serves the Model Context Protocol on standard input and output until the client closes them or `stopped` resolves.
 * @throws BreadboxError if the server cannot be reached or refuses the key.
 */
export async function serveStdio(parts: {
  client: Client;
  apiKey: string;
  version: string;
  stopped: Promise<unknown>;
}): Promise<void> {
  const { client, apiKey, version, stopped } = parts;
  const current = await client.call('getCurrentApiKey');
  const server = createMcpServer({
    client,
    key: {
      text: apiKey,
      scope: current.scope === 'full_access' ? 'full_access' : 'read_only',
      isLimited: current.account_ids !== null || current.user_ids !== null,
    },
    version,
    now: () => new Date(),
    // Standard output belongs to the protocol.
    onFailure: (error) => console.error(error),
  });
  const ended = new Promise<void>((resolve) => process.stdin.once('close', resolve).once('end', resolve));
  await server.connect(new StdioServerTransport());
  await Promise.race([ended, stopped]);
  await server.close();
}
