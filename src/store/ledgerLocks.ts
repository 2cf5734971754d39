import type { Database } from '../context.ts';
import { lockCategories } from './categories.ts';

/**
 * The locks that a sync or an import takes before its first chunk, because chunks come in the order of their source.
 * Every writer locks in this order, so that no two wait for each other: accounts by id, categories, tags, transactions
 * by id.
 */

/**
 * Locks the accounts of the connection and the transactions that a sync may change: those of staged changes and, for a
 * provider that lists, those that the listing may remove.
 */
export async function lockForSync(
  trx: Database,
  {
    connectionId,
    syncLogId,
    listedFrom,
  }: { connectionId: string; syncLogId: string; listedFrom: string | null },
): Promise<void> {
  await trx.raw(
    `with locked as (select id from accounts where connection_id = ? order by id for no key update)
     select count(*) from locked`,
    [connectionId],
  );
  await lockCategories(trx);
  await trx.raw(
    `with named as materialized (
       select a.id as account_id, v.name from staged_changes s
         cross join accounts a
         cross join lateral (values (s.payload ->> 'externalId'), (s.payload ->> 'pendingExternalId')) as v (name)
       where s.sync_log_id = :syncLogId and a.connection_id = :connectionId and v.name is not null
     ), changing as materialized (
       select t.id from named n
         join transactions t on t.account_id = n.account_id and t.external_id = n.name
       union
       select t.id from named n
         join transactions t on t.account_id = n.account_id and t.pending_external_id = n.name
       union
       select t.id from accounts a join transactions t on t.account_id = a.id
       where a.connection_id = :connectionId and (t.pending or t.date >= :listedFrom::date)
         and :listedFrom::date is not null
     ), locked as (
       select id from transactions where id in (select id from changing) order by id for update)
     select count(*) from locked`,
    { connectionId, syncLogId, listedFrom },
  );
}

/**
 * Locks the transactions of accounts that an import may change: those with these ids, or all of them (`null`) where the
 * file is too large to know its ids before its first chunk is written.
 */
export async function lockForImport(
  trx: Database,
  accountIds: readonly string[],
  externalIds: readonly string[] | null,
): Promise<void> {
  await lockCategories(trx);
  await trx.raw(
    `with locked as (
       select id from transactions
       where account_id = any (:accountIds) and (:all or external_id = any (:externalIds::text[])) order by id for update)
     select count(*) from locked`,
    { accountIds: [...accountIds], all: externalIds === null, externalIds: externalIds ?? [] },
  );
}
