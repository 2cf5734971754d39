import type { Operation } from '../../http/operation.ts';
import * as connections from '../../store/connections.ts';
import { findRecentSync } from '../../store/syncLogs.ts';

export const getConnectionStatus: Operation<'getConnectionStatus'> = async (
  { db, clock },
  { path },
  reply,
) => {
  const connection = await connections.getConnection(db, path.id);
  const sync = await findRecentSync(db, connection.id, clock.now());
  if (!sync) return reply(200, { ...connection, recent_sync: null });
  const { short_id: _, connection_id: __, error_code: ___, warnings: ____, ...recent } = sync;
  return reply(200, { ...connection, recent_sync: recent });
};
