import type { Operation } from '../../http/operation.ts';
import * as operations from '../../store/operations.ts';

export const listOperations: Operation<'listOperations'> = async ({ cursors, db }, { query }, reply) => {
  const { limit, cursor } = query;
  const list = cursors.of<{ createdAt: string; id: string }>(['listOperations']);
  const rows = await operations.listOperations(db, { limit: limit + 1, after: list.decode(cursor) });
  return reply(
    200,
    list.page(rows, limit, (one) => ({ createdAt: one.created_at.toISOString(), id: one.id })),
  );
};
