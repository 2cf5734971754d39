import type { Operation } from '../../http/operation.ts';
import { applyRules } from '../../rules/applyRules.ts';
import { getEvaluableRule } from '../../store/rules.ts';

export const applyRule: Operation<'applyRule'> = async ({ db, clock }, { path, request }, reply) => {
  const readRules = async () => [await getEvaluableRule(db, path.id)];
  const { updatedCount } = await applyRules(db, readRules, clock.now(), request.progress);
  return reply(200, { updated_count: updatedCount });
};
