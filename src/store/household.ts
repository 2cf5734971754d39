import type { Knex } from 'knex';
import type { Household } from '../context.ts';

/**
 * Returns whether the database holds the sample household or the user's own, or null if no start has recorded it yet.
 * The database may be unmigrated.
 */
export async function findHousehold(db: Knex): Promise<Household | null> {
  if (!(await db.schema.hasTable('household'))) return null;
  const row = await db('household').first<{ kind: Household } | undefined>('kind');
  return row?.kind ?? null;
}

/** Records whether the database holds the sample household or the user's own. It is recorded only once. */
export async function recordHousehold(db: Knex, kind: Household, now: Date): Promise<void> {
  await db('household').insert({ kind, created_at: now }).onConflict('only_row').ignore();
}

/** Returns the random key of this database's cursors. `keys rotate` does not change it. */
export async function readCursorKey(db: Knex): Promise<Buffer> {
  const row = await db('household').first<{ cursor_key: Buffer } | undefined>('cursor_key');
  if (!row) throw new Error('The database has no household yet.');
  return row.cursor_key;
}
