import type { Operation } from '../../http/operation.ts';
import { describeDatabaseFailure } from '../../postgres/database.ts';
import { runReserved } from '../../postgres/namedStatement.ts';

export const getReadiness: Operation<'getReadiness'> = async ({ config, db, scheduler }, _call, reply) => {
  const { version } = config;
  // Does not use the pool, so that a full pool does not delay the response.
  const failure = await runReserved(db, { name: 'is_ready', text: 'select 1', values: [] }).then(
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
