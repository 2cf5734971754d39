import type { Database, Reach } from '../context.ts';

/**
 * What an API key that is limited to some accounts reaches. Its requests run on connections on which temporary views
 * hide the tables of the same names: PostgreSQL looks for temporary ones first. A view shows the rows that belong to the
 * accounts of the request, so no query of this folder can forget the filter, whether it lists, counts, sums or updates.
 * Without the setting that names these accounts a view fails.
 *
 * A connection is in reach with any of its accounts, a user with an account or a connection. What is about several
 * accounts at once (a sync, an import) is in reach only with all of them, because its counts are of all.
 */

/** A scalar subquery, so that PostgreSQL reads the setting once and not for each row. */
const ACCOUNT_IDS = `any ((select current_setting('breadbox.account_ids')::uuid[])::uuid[])`;

const importInReach = (name: string) => `(
  jsonb_array_length(${name}.accounts) > 0
  and not exists (
    select from jsonb_array_elements(${name}.accounts) as held
    where (held ->> 'account_id')::uuid <> all (array(select id from accounts))))`;

/** The tables of which a limited key sees some rows. Each view is made before those that refer to it. */
export const LIMITED_TABLES: Readonly<Record<string, string>> = {
  accounts: `select * from accounts where id = ${ACCOUNT_IDS}`,
  // Rules are applied to a row only if it is still the one that was read, which its xmin tells.
  transactions: `select *, xmin from transactions where account_id = ${ACCOUNT_IDS}`,
  balance_snapshots: `select * from balance_snapshots where account_id = ${ACCOUNT_IDS}`,
  quarantined_transactions: `select * from quarantined_transactions where account_id = ${ACCOUNT_IDS}`,
  connections: `select * from connections where id in (select connection_id from accounts)`,
  // The e-mail address is nobody's but the household's.
  users: `
    select id, short_id, name, null::text as email, created_at, updated_at from users
    where id in (select user_id from connections)
      or id in (
        select coalesce(a.user_id, c.user_id) from accounts a left join connections c on c.id = a.connection_id)`,
  sync_logs: `
    select * from sync_logs
    where connection_id in (select id from connections)
      and not exists (
        select from all_accounts a
        where a.connection_id = sync_logs.connection_id and a.id <> all (array(select id from accounts)))
      -- An account that belonged to the connection at the time, and was moved to another one since.
      and not exists (
        select from jsonb_array_elements(sync_logs.account_counts) as counted
        where (counted ->> 'account_id')::uuid <> all (array(select id from accounts)))`,
  imports: `
    select * from imports
    where ${importInReach('imports')}
      and not exists (
        select from all_imports later where later.id = imports.replaced_by and not ${importInReach('later')})`,
};

/** The tables of which a limited key sees no row. No operation that it may call needs them. */
export const HIDDEN_TABLES: readonly string[] = [
  'account_merges',
  'import_changes',
  'import_chunks',
  'link_session_logins',
  'link_sessions',
  'reports',
  'staged_changes',
  'unconfirmed_removals',
  'webhook_events',
];

/** The statements that set up a connection for limited keys. */
export const REACH_VIEWS = [
  'create temp view all_accounts as select * from accounts',
  'create temp view all_connections as select * from connections',
  'create temp view all_imports as select * from imports',
  ...Object.entries(LIMITED_TABLES).map(([table, rows]) => `create temp view ${table} as ${rows}`),
  ...HIDDEN_TABLES.map((table) => `create temp view ${table} as select * from ${table} where false`),
].join(';\n');

/**
 * Limits a database transaction, on a connection with these views, to what a key reaches. An account that was merged
 * into one out of reach is out of reach too, because its transactions are.
 */
export async function enterReach(trx: Database, { accountIds, userIds }: Reach): Promise<void> {
  await trx.raw(
    `with named as materialized (
       select a.id, a.merged_into from all_accounts a left join all_connections c on c.id = a.connection_id
       where a.id = any (:accountIds::uuid[]) or coalesce(a.user_id, c.user_id) = any (:userIds::uuid[]))
     select set_config('breadbox.account_ids', coalesce(array_agg(id), '{}')::text, true) from named
     where merged_into is null or merged_into in (select id from named)`,
    { accountIds: [...accountIds], userIds: [...userIds] },
  );
}
