import type { Operation } from '../../http/operation.ts';
import { applyRules } from '../../rules/applyRules.ts';
import { findEnabledRules } from '../../store/rules.ts';

export const applyAllRules: Operation<'applyAllRules'> = async ({ db, clock }, { request }, reply) => {
  const readRules = () => findEnabledRules(db);
  const { rulesApplied, updatedCount } = await applyRules(db, readRules, clock.now(), request.progress);
  return reply(200, { rules_applied: rulesApplied, transactions_updated: updatedCount });
};
