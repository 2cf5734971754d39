import { BreadboxError, type Client } from '../../generated/client/index.ts';
import type { Sandbox } from '../sandbox/startSandbox.ts';

const EVERY_MS = 90_000;

/**
 * Keeps the sample household alive while somebody watches: every 90 seconds a pending purchase posts at a bank, and its
 * connection syncs. The last pending one of a bank stays until the next day. Ends when `stopped` does.
 */
export async function playSample(
  client: Client,
  sandbox: Sandbox,
  stopped: Promise<void>,
  everyMs = EVERY_MS,
): Promise<void> {
  const ended = stopped.then(() => 'stopped' as const);
  let connectionId: string | null = null;
  while ((await Promise.race([ended, pause(everyMs)])) !== 'stopped') {
    try {
      connectionId ??= await postOne(client, sandbox);
      if (connectionId) await client.call('triggerSync', { body: { connection_id: connectionId } });
      connectionId = null;
    } catch (error) {
      // A sync is in progress, for example. The next round asks again, before anything else posts.
      if (!(error instanceof BreadboxError)) throw error;
      if (error.status === 404) connectionId = null;
    }
  }
}

const pause = (ms: number): Promise<'paused'> =>
  new Promise((resolve) => setTimeout(() => resolve('paused'), ms).unref());

/** Returns the connection to sync; null if nothing may post. */
async function postOne(client: Client, { plaid: { control } }: Sandbox): Promise<string | null> {
  const { data: connections } = await client.call('listConnections');
  for (const { itemId, institutionName } of control.items()) {
    const connection = connections.find(
      ({ institution_name: name, status }) => name === institutionName && status === 'active',
    );
    const pending = control.ledger({ item: itemId }).transactions.filter((each) => each.pending);
    if (connection && pending.length > 1 && control.postEarly({ item: itemId })) return connection.id;
  }
  return null;
}
