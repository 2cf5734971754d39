import type { Operation } from '../../http/operation.ts';
import { listRuleRuns as listRuns } from '../../store/ruleRuns.ts';
import { getRule } from '../../store/rules.ts';

export const listRuleRuns: Operation<'listRuleRuns'> = async ({ cursors, db }, { path, query }, reply) => {
  const { id: ruleId } = await getRule(db, path.id);
  const list = cursors.of<string>(['listRuleRuns', ruleId]);
  const before = list.decode(query.cursor);
  const rows = await listRuns(db, ruleId, { limit: query.limit + 1, before });
  return reply(
    200,
    list.page(rows, query.limit, ({ id }) => id),
  );
};
