import type { RuleConditions } from '../../domain/rules/rule.ts';
import { placeRule } from '../../domain/rules/stage.ts';
import { validateCondition } from '../../domain/rules/validateCondition.ts';
import { ApiError } from '../../errors.ts';
import type { Call } from '../../http/operation.ts';
import type { RuleInput } from '../../store/rules.ts';

/**
 * Reads a rule from a request body.
 * @throws ApiError VALIDATION_ERROR if its conditions cannot be evaluated.
 */
export function readRule(body: Call<'createRule'>['body']): RuleInput {
  const { name, enabled, trigger, conditions, actions } = body;
  return { name, enabled, trigger, actions, conditions: readConditions(conditions), ...placeRule(body) };
}

/**
 * Reads conditions from a request body.
 * @throws ApiError VALIDATION_ERROR with the path of each condition that cannot be evaluated.
 */
export function readConditions(body: Call<'previewRule'>['body']['conditions']): RuleConditions {
  // Already validated against the contract, whose generated type for the empty object is any object.
  const conditions = body as RuleConditions;
  const details = validateCondition(conditions);
  const [first] = details;
  if (!first) return conditions;
  throw new ApiError('VALIDATION_ERROR', `The body is not valid: ${first.path} ${first.message}.`, {
    details,
  });
}
