import type { DiagnosticCheck } from '../../context.ts';
import type { Schema } from '../../contract.ts';

const SEVERITY = ['not configured', 'ok', 'warning', 'problem'] as const;

/** Returns what the checks found as the contract has it, for the API and for `breadbox doctor --json`. */
export function toDiagnostics(
  checks: readonly DiagnosticCheck[],
): Pick<Schema<'Diagnostics'>, 'status' | 'checks'> {
  const worst = Math.max(1, ...checks.map(({ verdict }) => SEVERITY.indexOf(verdict)));
  return {
    status: worst === 1 ? 'ok' : worst === 2 ? 'warning' : 'problem',
    checks: checks.map(({ verdict, ...check }) => ({
      ...check,
      verdict: verdict === 'not configured' ? 'not_configured' : verdict,
    })),
  };
}
