import type { Operation } from '../../http/operation.ts';
import { applyRules } from '../../rules/applyRules.ts';
import { getEvaluableRule } from '../../store/rules.ts';
import { toMassWrite, toMassWriteFields } from '../operations/massWrite.ts';

export const applyRule: Operation<'applyRule'> = async (
  { db, clock, audit },
  { path, request, body },
  reply,
) => {
  const readRules = async () => [await getEvaluableRule(db, path.id)];
  const write = toMassWrite('apply_rule', { ...request, audit }, body);
  const applied = await applyRules(db, readRules, clock.now(), { write, progress: request.progress });
  return reply(200, { updated_count: applied.updatedCount, ...toMassWriteFields(write, applied) });
};
