import type { Knex } from 'knex';

/**
 * The tables with the household's data, each after the tables that it references. A new table must be added here or
 * to TABLES_LEFT_OUT; a test compares the two lists with the schema.
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
  'balance_snapshots',
  'transactions',
  'transfer_searches',
  'account_merges',
  'imports',
  'import_chunks',
  'import_changes',
  'operations',
  'operation_chunks',
  'unconfirmed_removals',
  'rules',
  'rule_runs',
  'reports',
  'sync_logs',
  'quarantined_transactions',
  'webhook_events',
  'refused_webhooks',
  'audit_events',
] as const;

/**
 * The tables that a backup leaves out.
 * agenda_jobs: the queue of the running processes. The recurring jobs queue again what is due according to the other
 * tables: syncs, webhook events and revocations.
 * staged_changes: what a running sync has fetched so far. The next sync fetches it again from the cursor.
 * idempotency_keys: the answers of the last day, for clients that send a request again. A restored household may lack
 * what they report.
 * link_sessions, link_session_logins: the sign-ins of the last half hour. Their pages do not work in a restored household.
 * sign_in_codes: the codes of the last minutes, which sign in to the dashboard of this server.
 * knex_migrations, knex_migrations_lock: the header of a backup lists its migrations, and a restore runs them.
 */
export const TABLES_LEFT_OUT = [
  'agenda_jobs',
  'staged_changes',
  'idempotency_keys',
  'link_sessions',
  'link_session_logins',
  'sign_in_codes',
  'knex_migrations',
  'knex_migrations_lock',
] as const;

/**
 * The views for SQL, each after the views that it reads. A backup has none of their rows. A new view must be added here;
 * a test compares the list with the schema.
 */
export const SQL_VIEWS = [
  'v_accounts',
  'v_connections',
  'v_categories',
  'v_transactions',
  'v_cashflow',
  'v_balances',
] as const;

export interface Column {
  name: string;
  /** In PostgreSQL's notation: `timestamp with time zone`, `text[]`. */
  type: string;
}

export interface TableShape {
  name: string;
  /** In the table's order, without generated columns. */
  columns: Column[];
}

/** Describes those of the tables that exist in this database, whose schema may be older than this release's. */
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
