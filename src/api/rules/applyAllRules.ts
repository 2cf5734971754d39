import type { Operation } from '../../http/operation.ts';
import { applyRules } from '../../rules/applyRules.ts';
import { findEnabledRules } from '../../store/rules.ts';
import { toMassWrite, toMassWriteFields } from '../operations/massWrite.ts';

export const applyAllRules: Operation<'applyAllRules'> = async (
  { db, clock, audit },
  { request, body },
  reply,
) => {
  const readRules = () => findEnabledRules(db);
  const write = toMassWrite('apply_all_rules', { ...request, audit }, body);
  const applied = await applyRules(db, readRules, clock.now(), { write, progress: request.progress });
  return reply(200, {
    rules_applied: applied.rulesApplied,
    transactions_updated: applied.updatedCount,
    ...toMassWriteFields(write, applied),
  });
};
