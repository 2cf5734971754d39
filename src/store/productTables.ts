import type { Knex } from 'knex';

/**
 * Every table that holds what the household has, a table after those that it refers to. A new table belongs
 * here or among the ones left out; a test holds the two lists against the schema.
 */
export const PRODUCT_TABLES = [
  'household',
  'users',
  'api_keys',
  'connections',
  'categories',
  'tags',
  'merged_categories',
  'accounts',
  'transactions',
  'account_merges',
  'unconfirmed_removals',
  'rules',
  'reports',
  'sync_logs',
  'quarantined_transactions',
  'webhook_events',
  'refused_webhooks',
] as const;

/**
 * Tables of the schema that a backup leaves out.
 * agenda_jobs: the queue of processes that run now. What is due follows from the product's tables, and the
 * hourly and minutely jobs ask for it again: a sync that was queued, a webhook event, a revocation.
 * staged_changes: what a running sync has fetched so far; the next one fetches it again from the cursor.
 * knex_migrations, knex_migrations_lock: a backup names its migrations, and a restore runs them.
 */
export const TABLES_LEFT_OUT = [
  'agenda_jobs',
  'staged_changes',
  'knex_migrations',
  'knex_migrations_lock',
] as const;

export interface Column {
  name: string;
  /** As PostgreSQL writes the type: `timestamp with time zone`, `text[]`. */
  type: string;
}

export interface TableShape {
  name: string;
  /** Those that are stored, in the table's order; not the ones that PostgreSQL generates. */
  columns: Column[];
}

/** Those of the named tables that there are in this database, which may be at an earlier schema than ours. */
export async function describeTables(db: Knex, names: readonly string[]): Promise<TableShape[]> {
  const { rows } = await db.raw<{ rows: { table: string; name: string; type: string }[] }>(
    `select pg_class.relname as table, attname as name, format_type(atttypid, atttypmod) as type
     from pg_attribute join pg_class on pg_class.oid = attrelid
     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
       and attnum > 0 and not attisdropped and attgenerated = ''
       and relname = any (?)
     order by attrelid, attnum`,
    [[...names]],
  );
  return names.flatMap((table) => {
    const columns = rows.filter((row) => row.table === table).map(({ name, type }) => ({ name, type }));
    return columns.length > 0 ? { name: table, columns } : [];
  });
}

/** The names of the migrations that this database has had, in order; null where it never had any. */
export async function findAppliedMigrations(db: Knex): Promise<string[] | null> {
  const { rows } = await db.raw<{ rows: { found: boolean }[] }>(
    `select to_regclass('knex_migrations') is not null as found`,
  );
  return rows[0]?.found ? db('knex_migrations').orderBy('name').pluck('name') : null;
}
