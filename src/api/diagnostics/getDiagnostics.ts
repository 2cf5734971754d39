import type { Operation } from '../../http/operation.ts';

const SEVERITY = ['not configured', 'ok', 'warning', 'problem'] as const;

export const getDiagnostics: Operation<'getDiagnostics'> = async ({ diagnose, clock }, _call, reply) => {
  const checks = await diagnose();
  const worst = Math.max(1, ...checks.map(({ verdict }) => SEVERITY.indexOf(verdict)));
  return reply(200, {
    status: worst === 1 ? 'ok' : worst === 2 ? 'warning' : 'problem',
    checks: checks.map(({ verdict, ...check }) => ({
      ...check,
      verdict: verdict === 'not configured' ? ('not_configured' as const) : verdict,
    })),
    checked_at: clock.now(),
  });
};
