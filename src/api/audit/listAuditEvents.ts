import type { Operation } from '../../http/operation.ts';
import * as auditEvents from '../../store/auditEvents.ts';

export const listAuditEvents: Operation<'listAuditEvents'> = async ({ cursors, db }, { query }, reply) => {
  const { limit, cursor } = query;
  const filters = {
    action: query.action ?? null,
    apiKeyId: query.api_key_id ?? null,
    start: query.start ?? null,
    end: query.end ?? null,
  };
  const list = cursors.of<{ createdAt: string; id: string }>(['listAuditEvents', filters]);
  const rows = await auditEvents.listAuditEvents(db, filters, {
    limit: limit + 1,
    after: list.decode(cursor),
  });
  return reply(
    200,
    list.page(rows, limit, (event) => ({ createdAt: event.created_at.toISOString(), id: event.id })),
  );
};
