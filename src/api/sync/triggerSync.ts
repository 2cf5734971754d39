import type { Operation } from '../../http/operation.ts';
import { requestAllSyncs, requestSync } from '../../sync/requestSync.ts';

export const triggerSync: Operation<'triggerSync'> = async (context, { body }, reply) => {
  const connectionId = body?.connection_id ?? null;
  const options = { isFull: body?.full ?? false };
  if (connectionId === null) {
    const { syncLogIds, skipped } = await requestAllSyncs(context, options);
    return reply(202, {
      message: `Syncs started: ${syncLogIds.length}.`,
      connection_id: null,
      sync_log_ids: syncLogIds,
      skipped,
    });
  }
  const started = await requestSync(context, connectionId, 'manual', options);
  return reply(202, {
    message: 'Sync started.',
    connection_id: connectionId,
    sync_log_ids: started ? [started.syncLogId] : [],
    skipped: [],
  });
};
