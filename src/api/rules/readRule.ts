import type { Condition } from '../../domain/rules/rule.ts';
import { placeRule } from '../../domain/rules/stage.ts';
import { validateCondition } from '../../domain/rules/validateCondition.ts';
import { ApiError } from '../../errors.ts';
import type { Call } from '../../http/operation.ts';
import type { RuleWording } from '../../store/rules.ts';

/** @throws ApiError VALIDATION_ERROR for conditions that cannot be evaluated. */
export function readRule(body: Call<'createRule'>['body']): RuleWording {
  const { name, enabled, trigger, conditions, actions } = body;
  return { name, enabled, trigger, actions, conditions: readConditions(conditions), ...placeRule(body) };
}

/** @throws ApiError VALIDATION_ERROR naming each part that cannot be evaluated by its path. */
export function readConditions(body: Call<'previewRule'>['body']['conditions']): Condition {
  // The contract has held it to these forms; its generated type knows the empty object only as any object.
  const conditions = body as Condition;
  const details = validateCondition(conditions);
  const [first] = details;
  if (!first) return conditions;
  throw new ApiError('VALIDATION_ERROR', `The body is not valid: ${first.path} ${first.message}.`, {
    details,
  });
}
