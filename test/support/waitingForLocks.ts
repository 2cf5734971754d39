import type { Database } from '../../src/context.ts';

/** Whether some statement in this database waits for another one's lock. */
export async function isSomebodyWaiting(db: Database): Promise<boolean> {
  const { rows } = await db.raw(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length > 0;
}
