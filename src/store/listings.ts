import type { Database } from '../context.ts';
import { IS_EDITED, IS_FROM_FILE } from './transactionColumns.ts';
import { updateInIdOrder } from './updateInIdOrder.ts';

/** The queries of a sync whose provider sends listings instead of changes. */

/** The day of the oldest transaction that is pending at the bank, by the provider's ids of the accounts. */
export async function findOldestPending(db: Database, connectionId: string): Promise<Map<string, string>> {
  const { rows } = await db.raw(
    `select a.external_id as account, min(t.date) as day
     from transactions t join accounts a on a.id = t.account_id
     where a.connection_id = :connectionId and t.pending and t.removed_by_provider_at is null
     group by a.external_id`,
    { connectionId },
  );
  return new Map(rows.map((row: { account: string; day: string }) => [row.account, row.day]));
}

/** A stored row that a listing may report under a new id, or no longer. */
export interface UnlistedRow {
  id: string;
  externalId: string;
  amount: string;
  currency: string | null;
  date: string;
  name: string;
  merchantName: string | null;
  categoryDetailed: string | null;
  pending: boolean;
  isDeletedByUser: boolean;
  isEdited: boolean;
  isFromFile: boolean;
  removedAt: Date | null;
}

export interface StagedListing {
  syncLogId: string;
  /** How many changes are staged. */
  staged: number;
  linksPending: boolean;
}

export interface ListedDays {
  accountId: string;
  accountExternalId: string;
  /** Both inclusive. */
  from: string;
  to: string;
  /** Whether an unlisted pending row is removed, whatever its date. */
  hasAllPending: boolean;
}

/** The ids that a sync's staged changes name, and the pending transactions that these replace. */
const NAMED = `
  named as materialized (
    select payload ->> 'externalId' as id from staged_changes where sync_log_id = :syncLogId and kind <> 'remove'),
  replaced as materialized (
    select distinct payload ->> 'pendingExternalId' as id from staged_changes
    where sync_log_id = :syncLogId and kind = 'upsert' and payload ->> 'pendingExternalId' is not null)`;

const UNLISTED_COLUMNS = `
  t.id, t.external_id as "externalId", t.amount,
  coalesce(t.iso_currency_code, t.unofficial_currency_code) as currency, t.date, t.name,
  t.merchant_name as "merchantName", t.provider_category_detailed as "categoryDetailed", t.pending,
  t.deleted_by_user_at is not null as "isDeletedByUser",
  ${IS_EDITED} as "isEdited", ${IS_FROM_FILE} as "isFromFile",
  t.removed_by_provider_at as "removedAt"`;

/** A row `t` that the batch does not name, also not by the pending transaction that it took over. */
const IS_UNLISTED = `
  not exists (select from named where named.id = t.external_id)
  and not exists (select from replaced where replaced.id in (t.external_id, t.pending_external_id))`;

/**
 * The rows of the days listed that the listing does not name, and those that were removed since `removedSince`.
 * Of the rows of an account in these days, those that the user sees have an index of their own.
 */
export async function findUnlisted(
  trx: Database,
  { syncLogId, staged }: StagedListing,
  { accountId, from, to, hasAllPending }: ListedDays,
  removedSince: Date,
): Promise<UnlistedRow[]> {
  return hintingAt(trx, staged, async () => {
    const { rows } = await trx.raw(
      `with ${NAMED}
       select ${UNLISTED_COLUMNS} from transactions t
       where t.account_id = :accountId and t.deleted_by_user_at is null and t.removed_by_provider_at is null
         and (t.date between :from and :to or (:hasAllPending and t.pending)) and ${IS_UNLISTED}
       union all
       select ${UNLISTED_COLUMNS} from transactions t
       where t.account_id = :accountId
         and (t.deleted_by_user_at is not null or t.removed_by_provider_at is not null)
         and (t.removed_by_provider_at >= :removedSince
           or (t.removed_by_provider_at is null
             and (t.date between :from and :to or (:hasAllPending and t.pending))))
         and ${IS_UNLISTED}`,
      { syncLogId, accountId, from, to, hasAllPending, removedSince },
    );
    return rows;
  });
}

/**
 * The rows of an account that took over a pending transaction, where the listing names that transaction but not the
 * row itself: it has been issued again under a new id, or was one of several.
 */
export async function findIssuedAgain(
  trx: Database,
  { syncLogId, staged }: StagedListing,
  { accountId }: ListedDays,
): Promise<{ id: string; isVisible: boolean }[]> {
  return hintingAt(trx, staged, async () => {
    const { rows } = await trx.raw(
      `with ${NAMED}
       select t.id, t.deleted_by_user_at is null as "isVisible" from transactions t
       where t.account_id = :accountId and t.removed_by_provider_at is null
         and exists (select from replaced where replaced.id = t.pending_external_id)
         and not exists (select from named where named.id = t.external_id)`,
      { syncLogId, accountId },
    );
    return rows;
  });
}

export type NewlyListedRow = Omit<
  UnlistedRow,
  'id' | 'isDeletedByUser' | 'isEdited' | 'isFromFile' | 'removedAt'
>;

/**
 * What a listing reports of an account under ids that no row of the connection has, where the provider does not
 * itself link it to a row.
 */
export async function findNewlyListed(
  trx: Database,
  { syncLogId, staged, linksPending }: StagedListing,
  accountIds: readonly string[],
  { accountExternalId }: Pick<ListedDays, 'accountExternalId'>,
): Promise<NewlyListedRow[]> {
  return hintingAt(trx, staged, async () => {
    const { rows } = await trx.raw(
      `with latest as (
         select distinct on (payload ->> 'externalId') kind, payload, payload ->> 'externalId' as id,
           payload ->> 'pendingExternalId' as pending_id
         from staged_changes where sync_log_id = :syncLogId and kind <> 'invalid'
         order by payload ->> 'externalId', position desc),
       listed as (
         select id, pending_id, payload from latest
         where kind = 'upsert' and payload ->> 'accountExternalId' = :accountExternalId)
       select id as "externalId", payload ->> 'amount' as amount, 
         coalesce(payload ->> 'isoCurrencyCode', payload ->> 'unofficialCurrencyCode') as currency,
         payload ->> 'date' as date, payload ->> 'name' as name, payload ->> 'merchantName' as "merchantName",
         payload ->> 'categoryDetailed' as "categoryDetailed", (payload ->> 'pending')::boolean as pending
       from listed
       where not exists (
           select from transactions t where t.account_id = any(:accountIds) and t.external_id = listed.id)
         and (not :linksPending or not (
           exists (select from latest l where l.kind = 'upsert' and l.pending_id = listed.id)
           or exists (
             select from transactions t
             where t.account_id = any(:accountIds) and t.external_id = listed.pending_id)
           or exists (
             select from transactions t
             where t.account_id = any(:accountIds) and t.pending_external_id = listed.pending_id)))`,
      { syncLogId, accountExternalId, accountIds: [...accountIds], linksPending },
    );
    return rows;
  });
}

/** The rows of an account from this day on that a file brought and no bank has taken over. */
export async function findFileRows(trx: Database, accountId: string, from: string): Promise<UnlistedRow[]> {
  const { rows } = await trx.raw(
    `select ${UNLISTED_COLUMNS} from transactions t
     where t.account_id = :accountId and t.removed_by_provider_at is null and t.date >= :from and ${IS_FROM_FILE}
     order by t.date, t.id`,
    { accountId, from },
  );
  return rows;
}

/** How many posted rows of these days the provider has not removed. */
export async function countPosted(trx: Database, { accountId, from, to }: ListedDays): Promise<number> {
  const { rows } = await trx.raw(
    `select count(*)::integer as count from transactions
     where account_id = :accountId and date between :from and :to and not pending
       and removed_by_provider_at is null`,
    { accountId, from, to },
  );
  return rows[0].count;
}

/** The rows that a listing left out at `before` or earlier, without having been believed. */
export async function findConfirmedRemovals(
  trx: Database,
  accountId: string,
  before: Date,
): Promise<Set<string>> {
  const ids: string[] = await trx('unconfirmed_removals as u')
    .join('transactions as t', 't.id', 'u.transaction_id')
    .where('t.account_id', accountId)
    .where('u.left_out_at', '<=', before)
    .pluck('u.transaction_id');
  return new Set(ids);
}

/** Remembers the rows that a listing left out, each since the first time; others of these days it has listed. */
export async function recordUnconfirmedRemovals(
  trx: Database,
  { accountId, from, to }: ListedDays,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await trx.raw(
    `delete from unconfirmed_removals u using transactions t
     where t.id = u.transaction_id and t.account_id = :accountId and t.id <> all(:ids::uuid[])
       and (t.date between :from and :to or t.removed_by_provider_at is not null)`,
    { accountId, from, to, ids: [...ids] },
  );
  if (ids.length === 0) return;
  await trx.raw(
    `insert into unconfirmed_removals (transaction_id, left_out_at)
     select id, :now from unnest(:ids::uuid[]) as id
     on conflict (transaction_id) do nothing`,
    { ids: [...ids], now },
  );
}

/** Marks rows as removed by the provider. */
export async function removeUnlisted(trx: Database, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await trx.raw(
    updateInIdOrder({
      set: 'removed_by_provider_at = :now, updated_at = :now',
      where: 'id = any(:ids::uuid[]) and removed_by_provider_at is null',
    }),
    { ids: [...ids], now },
  );
}

/** The pending rows of the accounts of a connection that the provider no longer lists. */
export async function findPendingOfUnlistedAccounts(
  trx: Database,
  connectionId: string,
  listed: readonly string[],
): Promise<{ id: string; accountId: string; isVisible: boolean }[]> {
  const { rows } = await trx.raw(
    `select t.id, t.account_id as "accountId", t.deleted_by_user_at is null as "isVisible" from transactions t join accounts a on a.id = t.account_id
     where a.connection_id = :connectionId and a.external_id <> all(:listed)
       and t.pending and t.removed_by_provider_at is null
     order by t.id`,
    { connectionId, listed: [...listed] },
  );
  return rows;
}

/** So few that looking for each row among them costs nothing. */
const FEW = 2_000;

/**
 * PostgreSQL has no statistics of what a running sync has staged. It takes that for little, and would read all of
 * it for each row where it is much.
 */
async function hintingAt<Result>(
  trx: Database,
  staged: number,
  query: () => Promise<Result>,
): Promise<Result> {
  if (staged <= FEW) return query();
  await trx.raw('set local enable_nestloop = off');
  const result = await query();
  await trx.raw('set local enable_nestloop = on');
  return result;
}
