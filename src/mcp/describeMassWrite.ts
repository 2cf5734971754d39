import type { Output } from '../../generated/client/index.ts';
import type { Answer } from './answer.ts';

/** Tells what a change of many transactions would do and how to go on, or what it did and how to undo it. */
export function describeMassWrite(
  result: Output<'applyRule'>,
  ids: Record<string, string> = {},
  before = '',
): Answer {
  const { updated_count, dry_run, dry_run_token, operation_id } = result;
  const structured = {
    ...ids,
    updated_count,
    ...(dry_run_token && { dry_run_token }),
    ...(operation_id && { operation_id }),
  };
  if (!dry_run) {
    const undo = operation_id
      ? ` Undo it with POST /api/v1/operations/${operation_id}/undo, or in the dashboard.`
      : '';
    return { summary: `${before}${updated_count} transactions changed.${undo}`, structured };
  }
  const next = dry_run_token
    ? ` Ask the user; then repeat the call with ${ids['rule_id'] ? `rule_id ${ids['rule_id']} and ` : ''}dry_run_token ${dry_run_token}.`
    : '';
  return {
    summary: `${before}Nothing has changed yet: ${updated_count} existing transactions would change.${updated_count > 0 ? next : ''}`,
    structured,
  };
}
