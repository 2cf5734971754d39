import type { Operation } from '../../http/operation.ts';
import { requestAllSyncs, requestSync } from '../../sync/requestSync.ts';

export const triggerSync: Operation<'triggerSync'> = async (context, { body }, reply) => {
  if (body?.connection_id === undefined) {
    const syncLogIds = await requestAllSyncs(context);
    return reply(202, {
      message: `Syncs started: ${syncLogIds.length}.`,
      connection_id: null,
      sync_log_ids: syncLogIds,
    });
  }
  const started = await requestSync(context, body.connection_id, 'manual');
  return reply(202, {
    message: 'Sync started.',
    connection_id: body.connection_id,
    sync_log_ids: started ? [started.syncLogId] : [],
  });
};
