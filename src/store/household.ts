import type { Knex } from 'knex';
import type { Household } from '../context.ts';

export interface Login {
  id: string;
  provider: string;
  external_id: string | null;
  status: string;
}

async function hasTable(db: Knex, name: string): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { found: boolean }[] }>(
    'select to_regclass(?) is not null as found',
    [name],
  );
  return rows[0]?.found ?? false;
}

/** Whether the database holds the sample household or the user's own. Null if no start has recorded it yet. */
export async function findHousehold(db: Knex): Promise<Household | null> {
  if (!(await hasTable(db, 'household'))) return null;
  const row = await db('household').first<{ kind: Household } | undefined>('kind');
  return row?.kind ?? null;
}

/** Records whether the database holds the sample household or the user's own. It is recorded only once. */
export async function recordHousehold(db: Knex, kind: Household, now: Date): Promise<void> {
  await db('household').insert({ kind, created_at: now }).onConflict('only_row').ignore();
}

/** The key of the store's cursors: random, its own, and not one of those that `keys rotate` changes. */
export async function readCursorKey(db: Knex): Promise<Buffer> {
  const row = await db('household').first<{ cursor_key: Buffer } | undefined>('cursor_key');
  if (!row) throw new Error('The database has no household yet.');
  return row.cursor_key;
}

/** Every login the database has ever had, removed ones included; none where it has no tables yet. */
export async function listLogins(db: Knex): Promise<Login[]> {
  if (!(await hasTable(db, 'connections'))) return [];
  return db('connections').orderBy('id').select<Login[]>('id', 'provider', 'external_id', 'status');
}

/** Removes the tokens of these connections and stops their syncs; accounts and transactions stay. */
export async function disconnectLogins(db: Knex, ids: readonly string[], now: Date): Promise<void> {
  await db('connections')
    .whereIn('id', [...ids])
    .update({
      status: 'disconnected',
      credentials: null,
      next_sync_at: null,
      revocation_pending: false,
      updated_at: now,
    });
}
