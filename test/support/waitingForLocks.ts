import type { Database } from '../../src/context.ts';

/** Whether any statement in this database is waiting for a lock. */
export async function isWaitingForLock(db: Database): Promise<boolean> {
  const { rows } = await db.raw(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length > 0;
}
