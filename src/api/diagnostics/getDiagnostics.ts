import type { Operation } from '../../http/operation.ts';
import { toDiagnostics } from './toDiagnostics.ts';

export const getDiagnostics: Operation<'getDiagnostics'> = async ({ diagnose, clock }, _call, reply) => {
  const checks = await diagnose();
  return reply(200, { ...toDiagnostics(checks), checked_at: clock.now() });
};
