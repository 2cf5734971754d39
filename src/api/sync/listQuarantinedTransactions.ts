import { decodeTimestampCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import { listQuarantined } from '../../store/quarantinedTransactions.ts';

export const listQuarantinedTransactions: Operation<'listQuarantinedTransactions'> = async (
  { db },
  { query },
  reply,
) => {
  const { limit, cursor } = query;
  const filters = { connectionId: query.connection_id ?? null };
  const binding = ['listQuarantinedTransactions', filters];
  const after = decodeTimestampCursor(binding, cursor);
  const rows = await listQuarantined(db, filters, {
    limit: limit + 1,
    after: after && { firstSeenAt: after.timestamp, id: after.id },
  });
  return reply(
    200,
    toPage(rows, limit, binding, (entry) => [entry.first_seen_at.toISOString(), entry.id]),
  );
};
