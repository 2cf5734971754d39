import { leaves, type RuleConditions } from '../domain/rules/rule.ts';
import { validateCondition } from '../domain/rules/validateCondition.ts';
import { ApiError, type ErrorDetail } from '../errors.ts';
import type { MatchingThreads } from './matchingThreads.ts';

/** @throws ApiError VALIDATION_ERROR with what is wrong with the conditions, if anything is. */
export function checkConditions(details: ErrorDetail[]): void {
  const [first] = details;
  if (!first) return;
  throw new ApiError('VALIDATION_ERROR', `The body is not valid: ${first.path} ${first.message}.`, {
    details,
  });
}

/**
 * Checks that conditions can be evaluated. Patterns are compiled in a thread, because that may take seconds.
 * @throws ApiError VALIDATION_ERROR with the path of each condition that cannot be evaluated.
 */
export async function validateConditions(
  matchingThreads: MatchingThreads,
  conditions: RuleConditions,
  signal: AbortSignal,
): Promise<void> {
  const hasPattern = leaves(conditions).some(({ op }) => op === 'matches');
  checkConditions(
    hasPattern
      ? await matchingThreads.run(signal, (thread) => thread.compile(conditions, new Map()))
      : validateCondition(conditions),
  );
}
