import type { Operation } from '../../http/operation.ts';
import * as imports from '../../store/imports.ts';

export const listImports: Operation<'listImports'> = async ({ cursors, db }, { query }, reply) => {
  const { limit, cursor } = query;
  const filters = { connectionId: query.connection_id ?? null, accountId: query.account_id ?? null };
  const list = cursors.of<{ createdAt: string; id: string }>(['listImports', filters]);
  const rows = await imports.listImports(db, filters, { limit: limit + 1, after: list.decode(cursor) });
  return reply(
    200,
    list.page(rows, limit, (one) => ({ createdAt: one.created_at.toISOString(), id: one.id })),
  );
};
