import type { Operation } from '../../http/operation.ts';
import { applyRules } from '../../rules/applyRules.ts';
import { findEnabledRules } from '../../store/rules.ts';

export const applyAllRules: Operation<'applyAllRules'> = async ({ db, clock }, _call, reply) => {
  const { rulesApplied, updatedCount } = await applyRules(db, () => findEnabledRules(db), clock.now());
  return reply(200, { rules_applied: rulesApplied, transactions_updated: updatedCount });
};
