import { setTimeout } from 'node:timers/promises';
import type { Output } from '../../../generated/client/index.ts';
import { type Tool, type ToolContext, table } from '../answer.ts';

const MAX_WAIT_MS = 20_000;
const POLL_MS = 1000;

export const sync: Tool<'sync'> = async ({ connection_id }, context) => {
  const { client, signal } = context;
  const { data: connections } = await client.call('listConnections', { signal });
  // The body takes full ids only. The API refuses what is none.
  const id = connections.find(({ short_id }) => short_id === connection_id)?.id ?? connection_id;
  const nameOf = (connectionId: string) => {
    const found = connections.find((one) => one.id === connectionId);
    return found ? { id: found.short_id, institution: found.institution_name } : { id: connectionId };
  };
  const started = await client.call('triggerSync', { body: id ? { connection_id: id } : {}, signal });
  const logs = await waitForLogs(started.sync_log_ids, context);
  const running = logs.filter(({ status }) => status === 'in_progress').length;
  return {
    summary: [
      `${logs.length - running} of ${logs.length} syncs have ended.`,
      ...(running > 0 ? ['The rest goes on: see last_synced_at in accounts later.'] : []),
      ...(started.skipped.length > 0 ? [`${started.skipped.length} connections were left out.`] : []),
    ].join(' '),
    data: {
      syncs: table(logs, {
        connection: (row) => nameOf(row.connection_id),
        status: (row) => row.status,
        added: (row) => row.added_count,
        modified: (row) => row.modified_count,
        removed: (row) => row.removed_count,
        quarantined: (row) => row.quarantined_count,
        error: (row) => row.error,
      }),
      skipped: started.skipped.map(({ connection_id: left, reason }) => ({ ...nameOf(left), reason })),
    },
  };
};

async function waitForLogs(ids: string[], { client, signal }: ToolContext): Promise<Output<'getSyncLog'>[]> {
  const deadline = performance.now() + MAX_WAIT_MS;
  const logs: Output<'getSyncLog'>[] = [];
  for (const id of ids) {
    let log = await client.call('getSyncLog', { path: { id }, signal });
    while (log.status === 'in_progress' && performance.now() < deadline) {
      await setTimeout(POLL_MS, undefined, { signal });
      log = await client.call('getSyncLog', { path: { id }, signal });
    }
    logs.push(log);
  }
  return logs;
}
