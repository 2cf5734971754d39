import type { Output } from '../../generated/client/index.ts';
import type { Answer, ToolContext } from './answer.ts';
import { bindToken } from './boundToken.ts';

/** Tells what a change of many transactions would do and how to go on, or what it did and how to undo it. */
export function describeMassWrite(
  { updated_count, dry_run, dry_run_token, operation_id }: Output<'applyRule'>,
  { sign, request }: { sign: ToolContext['sign']; request: object },
): Answer {
  if (!dry_run) {
    const undo = operation_id
      ? ` Undo it with POST /api/v1/operations/${operation_id}/undo, or in the dashboard.`
      : '';
    return {
      summary: `${updated_count} transactions changed.${undo}`,
      structured: { updated_count, ...(operation_id && { operation_id }) },
    };
  }
  if (updated_count === 0 || !dry_run_token) {
    return { summary: 'No existing transaction would change.', structured: { updated_count } };
  }
  const token = bindToken(sign, request, dry_run_token);
  return {
    summary: `Nothing has changed yet: ${updated_count} existing transactions would change. Ask the user; if they agree, call with dry_run_token ${token}.`,
    structured: { updated_count, dry_run_token: token },
  };
}
