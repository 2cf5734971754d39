import type { Operation } from '../../http/operation.ts';
import type { RulePosition } from '../../store/rules.ts';
import * as rules from '../../store/rules.ts';

export const listRules: Operation<'listRules'> = async ({ cursors, db }, { query }, reply) => {
  const { limit, cursor, enabled = null, category_slug: categorySlug = null, search = null } = query;
  const filters = { enabled, categorySlug, search };
  const list = cursors.of<RulePosition>(['listRules', filters]);
  const rows = await rules.listRules(db, filters, {
    limit: limit + 1,
    after: list.decode(cursor),
  });
  return reply(
    200,
    list.page(rows, limit, ({ priority, created_at, id }) => ({
      priority,
      createdAt: created_at.toISOString(),
      id,
    })),
  );
};
