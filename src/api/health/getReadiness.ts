import type { Operation } from '../../http/operation.ts';
import { describeDatabaseFailure } from '../../store/database.ts';

export const getReadiness: Operation<'getReadiness'> = async ({ config, db, scheduler }, _call, reply) => {
  const { version } = config;
  const running = scheduler.isRunning() ? 'running' : 'stopped';
  try {
    await db.raw('select 1');
  } catch (error) {
    const failure = describeDatabaseFailure(error) ?? 'query failed';
    return reply(503, { status: 'degraded', db: 'error', db_error: failure, scheduler: running, version });
  }
  return running === 'running'
    ? reply(200, { status: 'ok', db: 'ok', scheduler: running, version })
    : reply(503, { status: 'degraded', db: 'ok', scheduler: running, version });
};
