import type { AppContext } from '../../context.ts';
import type { RuleConditions } from '../../domain/rules/rule.ts';
import { placeRule } from '../../domain/rules/stage.ts';
import type { Call } from '../../http/operation.ts';
import { validateConditions } from '../../rules/checkConditions.ts';
import type { RuleInput } from '../../store/rules.ts';

/**
 * Reads a rule from a request body.
 * @throws ApiError VALIDATION_ERROR if its conditions cannot be evaluated.
 */
export async function readRule(
  { matchingThreads }: Pick<AppContext, 'matchingThreads'>,
  { body, request }: Pick<Call<'createRule'>, 'body' | 'request'>,
): Promise<RuleInput> {
  const { name, enabled, trigger, actions } = body;
  // Already validated against the contract, whose generated type for the empty object is any object.
  const conditions = body.conditions as RuleConditions;
  await validateConditions(matchingThreads, conditions, request.signal);
  return { name, enabled, trigger, actions, conditions, ...placeRule(body) };
}
