import type { Operation } from '../../http/operation.ts';
import { getEvaluableRule } from '../../store/rules.ts';
import { applyRules } from '../../sync/applyRules.ts';

export const applyRule: Operation<'applyRule'> = async ({ db, clock }, { path }, reply) => {
  const rule = await getEvaluableRule(db, path.id);
  return reply(200, { updated_count: await applyRules(db, [rule], clock.now()) });
};
