import type { Operation } from '../../http/operation.ts';
import { describeDatabaseFailure } from '../../store/database.ts';

export const getReadiness: Operation<'getReadiness'> = async ({ config, db, scheduler }, _call, reply) => {
  const { version } = config;
  const failure = await db.raw('select 1').then(
    () => null,
    (error) => describeDatabaseFailure(error) ?? 'query failed',
  );
  const running = (await scheduler.isRunning()) ? 'running' : 'stopped';
  if (failure) {
    return reply(503, { status: 'degraded', db: 'error', db_error: failure, scheduler: running, version });
  }
  return running === 'running'
    ? reply(200, { status: 'ok', db: 'ok', scheduler: running, version })
    : reply(503, { status: 'degraded', db: 'ok', scheduler: running, version });
};
