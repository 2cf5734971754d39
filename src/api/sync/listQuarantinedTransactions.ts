import type { Operation } from '../../http/operation.ts';
import { listQuarantined } from '../../store/quarantinedTransactions.ts';

export const listQuarantinedTransactions: Operation<'listQuarantinedTransactions'> = async (
  { cursors, db },
  { query },
  reply,
) => {
  const { limit, cursor } = query;
  const filters = { connectionId: query.connection_id ?? null };
  const list = cursors.of<{ firstSeenAt: string; id: string }>(['listQuarantinedTransactions', filters]);
  const rows = await listQuarantined(db, filters, {
    limit: limit + 1,
    after: list.decode(cursor),
  });
  return reply(
    200,
    list.page(rows, limit, (entry) => ({ firstSeenAt: entry.first_seen_at.toISOString(), id: entry.id })),
  );
};
