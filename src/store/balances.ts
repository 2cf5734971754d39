import type { Database } from '../context.ts';
import type { AccountLedger } from '../domain/balances/balanceHistory.ts';
import { toUnits } from '../domain/balances/exact.ts';
import { idColumn } from '../domain/ids.ts';
import type { AccountType } from '../providers/provider.ts';
import { VISIBLE } from './transactionColumns.ts';

/** Reported balances, and what the ledger adds to them. */

/** Records the balances of a connection's accounts as reported today. A balance that is not reported is no report. */
export async function recordReportedBalances(trx: Database, connectionId: string, now: Date): Promise<void> {
  await trx.raw(
    `insert into balance_snapshots (account_id, day, balance, source, reported_at)
     select id, (:now::timestamptz at time zone 'UTC')::date, round(balance_current, 18), 'provider', :now
     from accounts
     where connection_id = :connectionId and status = 'open' and merged_into is null
       and balance_current is not null and balance_updated_at = :now
     on conflict (account_id, day) do update set
       balance = excluded.balance, source = excluded.source, reported_at = excluded.reported_at`,
    { connectionId, now },
  );
}

export interface BalanceAccount extends AccountLedger {
  id: string;
  type: AccountType;
  isoCurrencyCode: string | null;
  unofficialCurrencyCode: string | null;
}

export interface BalanceAccountSelection {
  /** A UUID or a short id; null selects all. */
  accountId: string | null;
  userId: string | null;
  /** The first day whose balance is asked for; null for everything, which a proof needs. */
  from: string | null;
  /** Only accounts that count in totals. */
  forTotals: boolean;
  /** The last id of the previous page. */
  after: string | null;
  limit: number;
}

/** Accounts by id, with all that their balances follow from. */
export async function findBalanceAccounts(
  db: Database,
  selection: BalanceAccountSelection,
): Promise<BalanceAccount[]> {
  const query = db('accounts as a')
    .leftJoin('connections as c', 'c.id', 'a.connection_id')
    .select('a.id', 'a.type', 'a.iso_currency_code', 'a.unofficial_currency_code')
    .select(db.raw(`to_char(a.missing_since at time zone 'UTC', 'YYYY-MM-DD') as missing_on`))
    .whereNull('a.merged_into')
    .orderBy('a.id')
    .limit(selection.limit);
  const { accountId, userId } = selection;
  if (accountId !== null) query.where(`a.${idColumn(accountId)}`, accountId);
  else query.whereRaw(`c.status is distinct from 'disconnected'`);
  if (userId !== null) {
    query
      .join('users as u', 'u.id', db.raw('coalesce(a.user_id, c.user_id)'))
      .where(`u.${idColumn(userId)}`, userId);
  }
  if (selection.forTotals) query.where('a.is_dependent_linked', false);
  if (selection.after !== null) query.where('a.id', '>', selection.after);
  const accounts = await query;
  const ids = accounts.map(({ id }) => id);
  const anchors = await findAnchors(db, ids, selection.from);
  const snapshots = await findSnapshots(db, ids, anchors);
  const posted = await sumPosted(db, ids, anchors);
  return accounts.map((account) => ({
    id: account.id,
    type: account.type,
    isoCurrencyCode: account.iso_currency_code,
    unofficialCurrencyCode: account.unofficial_currency_code,
    isDebt: account.type === 'credit' || account.type === 'loan',
    snapshots: snapshots.get(account.id) ?? [],
    posted: posted.get(account.id) ?? [],
    endedOn: account.missing_on,
  }));
}

interface DailyValues {
  id: string;
  /** A day and a decimal for each value, which is faster than a row for each. */
  values: string;
}

/**
 * The day of the report that the first day of a range follows from, by account: nothing earlier matters for the range.
 * Null where all of it does.
 */
async function findAnchors(
  db: Database,
  ids: readonly string[],
  from: string | null,
): Promise<(string | null)[]> {
  const { rows } = await db.raw(
    `select (select max(day) from balance_snapshots where account_id = a.id and day <= :from::date) as day
     from unnest(:ids::uuid[]) with ordinality as a (id, at) order by at`,
    { ids: [...ids], from },
  );
  return rows.map(({ day }: { day: string | null }) => day);
}

async function findSnapshots(db: Database, ids: readonly string[], anchors: readonly (string | null)[]) {
  const { rows } = await db.raw(
    `select a.id, string_agg(s.day || ' ' || balance, ',' order by s.day) as values
     from unnest(:ids::uuid[], :anchors::date[]) as a (id, day)
     join balance_snapshots s on s.account_id = a.id and s.day >= coalesce(a.day, '-infinity')
     group by a.id`,
    { ids: [...ids], anchors: [...anchors] },
  );
  return parseValues(rows, (day, balance) => ({ day, balance }));
}

/**
 * The posted transactions of each day. Those that the user has deleted are in the bank's balance too. Other currencies
 * than the account's are not. The two kinds are read apart, because each has an index.
 */
async function sumPosted(db: Database, ids: readonly string[], anchors: readonly (string | null)[]) {
  const { rows } = await db.raw(
    `with posted as (
       select t.* from unnest(:ids::uuid[], :anchors::date[]) as a (id, day)
       cross join lateral (
         select account_id, date, amount, pending, iso_currency_code, unofficial_currency_code from transactions
         where account_id = a.id and date > coalesce(a.day, '-infinity') and ${VISIBLE}
         union all
         select account_id, date, amount, pending, iso_currency_code, unofficial_currency_code from transactions
         where account_id = a.id and date > coalesce(a.day, '-infinity')
           and deleted_by_user_at is not null and removed_by_provider_at is null) as t
     ), sums as (
       select account_id as id, date, sum(amount) as total
       from posted t join accounts a on a.id = t.account_id
       where not pending
         and t.iso_currency_code is not distinct from a.iso_currency_code
         and t.unofficial_currency_code is not distinct from a.unofficial_currency_code
       group by account_id, date)
     select id, string_agg(date || ' ' || total, ',' order by date) as values from sums group by id`,
    { ids: [...ids], anchors: [...anchors] },
  );
  return parseValues(rows, (day, total) => ({ day, total }));
}

function parseValues<Item>(
  rows: readonly DailyValues[],
  toItem: (day: string, value: bigint) => Item,
): Map<string, Item[]> {
  return new Map(
    rows.map(({ id, values }) => [
      id,
      values.split(',').map((text) => {
        const at = text.indexOf(' ');
        return toItem(text.slice(0, at), toUnits(text.slice(at + 1)));
      }),
    ]),
  );
}
