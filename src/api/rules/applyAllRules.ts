import type { Operation } from '../../http/operation.ts';
import { findEnabledRules } from '../../store/rules.ts';
import { applyRules } from '../../sync/applyRules.ts';

export const applyAllRules: Operation<'applyAllRules'> = async ({ db, clock }, _call, reply) => {
  const rules = await findEnabledRules(db);
  const updated = await applyRules(db, rules, clock.now());
  return reply(200, { rules_applied: rules.length, transactions_updated: updated });
};
