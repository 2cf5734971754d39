import { decodeCursor, invalidCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import type { RulePosition } from '../../store/rules.ts';
import * as rules from '../../store/rules.ts';

export const listRules: Operation<'listRules'> = async ({ db }, { query }, reply) => {
  const { limit, cursor, enabled = null, category_slug: categorySlug = null, search = null } = query;
  const filters = { enabled, categorySlug, search };
  const binding = ['listRules', filters];
  const rows = await rules.listRules(db, filters, {
    limit: limit + 1,
    after: decodePosition(binding, cursor),
  });
  return reply(
    200,
    toPage(rows, limit, binding, (rule) => [rule.id, rule.priority, rule.created_at.toISOString()]),
  );
};

function decodePosition(binding: unknown[], cursor: string | undefined): RulePosition | null {
  const position = decodeCursor(binding, cursor, 3);
  if (!position) return null;
  const [id, priority, createdAt] = position;
  if (typeof priority !== 'number' || typeof createdAt !== 'string' || typeof id !== 'string')
    throw invalidCursor();
  return { priority, createdAt, id };
}
