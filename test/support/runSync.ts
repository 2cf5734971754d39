import { openSyncLog } from '../../src/store/syncLogs.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import type { TestApp } from './testApp.ts';

/** Runs one manual sync of a connection to its end, and returns its log as the API shows it. */
export async function runSync(
  app: TestApp,
  connectionId: string,
  { now = new Date(), chunkSize }: { now?: Date; chunkSize?: number } = {},
) {
  const id = await openSyncLog(app.context.db, connectionId, 'manual', now);
  if (!id) throw new Error('A sync of the connection is in progress.');
  await syncConnection(app.context, id, new AbortController().signal, chunkSize ? { chunkSize } : {});
  return (await app.get(`/api/v1/sync-logs/${id}`)).body;
}
