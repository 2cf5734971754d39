import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { idColumn } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { recordTransferSearch } from './transferPairs.ts';

/** Deletes accounts with everything in them. */

export type AccountDeletion = Schema<'AccountDeletion'>;

export interface AccountToDelete {
  id: string;
  name: string;
  /** Its own, and those merged into it. */
  accountIds: string[];
  connectionIds: string[];
  /** A connection that a bank fills and that has not been removed; null if there is none. */
  liveConnectionId: string | null;
}

/** The account and those merged into it; `lock` keeps them as they are. Throws ApiError NOT_FOUND. */
export async function findAccountToDelete(
  trx: Database,
  id: string,
  { lock }: { lock: boolean },
): Promise<AccountToDelete> {
  const { rows } = await trx.raw(
    `with recursive named as (select id from accounts where ${idColumn(id)} = :id),
       merged as (select id from named union select a.id from accounts a join merged m on a.merged_into = m.id)
     select a.id, coalesce(a.display_name, a.name) as name, a.connection_id as "connectionId",
       a.id in (select id from named) as "isNamed",
       coalesce(c.provider <> 'csv' and c.status <> 'disconnected', false) as "isLive"
     from accounts a left join connections c on c.id = a.connection_id
     where a.id in (select id from merged) order by a.id ${lock ? 'for update of a' : ''}`,
    { id },
  );
  const named = rows.find(({ isNamed }: { isNamed: boolean }) => isNamed);
  if (!named) throw new ApiError('NOT_FOUND', `No account has the id ${id}.`);
  const live = rows.find(({ isLive }: { isLive: boolean }) => isLive);
  return {
    id: named.id,
    name: named.name,
    accountIds: rows.map((row: { id: string }) => row.id),
    connectionIds: [
      ...new Set<string>(rows.flatMap((row: { connectionId: string | null }) => row.connectionId ?? [])),
    ],
    liveConnectionId: live?.connectionId ?? null,
  };
}

/** Deletes the accounts, and those of their removed connections that have no other account. */
export async function deleteAccounts(
  trx: Database,
  { id, name, accountIds, connectionIds }: AccountToDelete,
  now: Date,
): Promise<Omit<AccountDeletion, 'dry_run'>> {
  const ids = { accountIds };
  const countOf = async (sql: string): Promise<number> => (await trx.raw(sql, ids)).rowCount ?? 0;
  await recordTransferSearch(trx, [id], now);
  const transactionsCount = await countOf(
    `with locked as (
       select id from transactions where account_id = any(:accountIds::uuid[]) order by id for update)
     delete from transactions where id in (select id from locked)`,
  );
  const balancesCount = await countOf(
    'delete from balance_snapshots where account_id = any(:accountIds::uuid[])',
  );
  await trx.raw('delete from quarantined_transactions where account_id = any(:accountIds::uuid[])', ids);
  const importsCount = await deleteImports(trx, accountIds);
  await trx.raw(
    `delete from account_merges
     where source_account_id = any(:accountIds::uuid[]) or target_account_id = any(:accountIds::uuid[])`,
    ids,
  );
  await trx.raw(
    `update accounts set possible_duplicate_of = null, updated_at = :now
     where possible_duplicate_of = any(:accountIds::uuid[])`,
    { ...ids, now },
  );
  await trx.raw('delete from accounts where id = any(:accountIds::uuid[])', ids);
  return {
    account_id: id,
    name,
    transactions_count: transactionsCount,
    balances_count: balancesCount,
    imports_count: importsCount,
    merged_accounts_count: accountIds.length - 1,
    connection_deleted: await deleteEmptyConnections(trx, connectionIds),
  };
}

/** Deletes the imports into these accounts alone; others keep what they did to other accounts. */
async function deleteImports(trx: Database, accountIds: readonly string[]): Promise<number> {
  await trx.raw(
    `with kept as (
       select i.id, jsonb_agg(held.account order by held.at) filter (
         where held.account ->> 'account_id' <> all(:ids::text[])) as accounts
       from imports i, jsonb_array_elements(i.accounts) with ordinality as held (account, at)
       group by i.id
       having bool_or(held.account ->> 'account_id' = any(:ids::text[])))
     update imports i set accounts = coalesce(kept.accounts, '[]') from kept where i.id = kept.id`,
    { ids: [...accountIds] },
  );
  const { rowCount } = await trx.raw(
    `with gone as (
       select id from imports where accounts = '[]' and not exists (
         select from imports other where other.replaced_by = imports.id and other.accounts <> '[]'))
     delete from imports where id in (select id from gone)`,
  );
  return rowCount ?? 0;
}

/** Not while the access is still to be revoked, for which the connection holds the credentials. */
async function deleteEmptyConnections(trx: Database, connectionIds: readonly string[]): Promise<boolean> {
  const { rows } = await trx.raw(
    `select id from connections c
     where id = any(?) and status = 'disconnected' and not revocation_pending
       and not exists (select from accounts a where a.connection_id = c.id)
     order by id for update`,
    [[...connectionIds]],
  );
  const ids: string[] = rows.map((row: { id: string }) => row.id);
  if (ids.length === 0) return false;
  await forgetNamesInAudit(trx, ids);
  await trx('quarantined_transactions').whereIn('connection_id', ids).delete();
  await trx('sync_logs').whereIn('connection_id', ids).delete();
  await trx('webhook_events').whereIn('connection_id', ids).delete();
  await trx('imports').whereIn('connection_id', ids).delete();
  await trx('connections').whereIn('id', ids).delete();
  return true;
}

/** What was done stays on record, without the name of a bank of which nothing is to be left. */
async function forgetNamesInAudit(trx: Database, connectionIds: readonly string[]): Promise<void> {
  await trx.raw(
    `update audit_events set detail = null
     where subject_id = any(:ids::uuid[]) or (action = 'reauth_session_created'
       and detail in (select institution_name from connections where id = any(:ids::uuid[])))`,
    { ids: [...connectionIds] },
  );
}
