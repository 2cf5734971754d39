import type { Database } from '../context.ts';
import type { AccountLedger } from '../domain/balances/balanceHistory.ts';
import { toUnits } from '../domain/balances/exact.ts';
import { idColumn } from '../domain/ids.ts';
import type { AccountType } from '../providers/provider.ts';

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
  const [snapshots, posted] = [await findSnapshots(db, ids), await sumPosted(db, ids)];
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

async function findSnapshots(db: Database, ids: readonly string[]) {
  const { rows } = await db.raw(
    `select account_id as "accountId", day, balance::text as value from balance_snapshots
     where account_id = any(?) order by account_id, day`,
    [[...ids]],
  );
  return group(rows, ({ day, value }) => ({ day, balance: toUnits(value) }));
}

/**
 * The posted transactions of each day. Those that the user has deleted are in the bank's balance too. Other currencies
 * than the account's are not.
 */
async function sumPosted(db: Database, ids: readonly string[]) {
  const { rows } = await db.raw(
    `select account_id as "accountId", date as day, sum(amount)::text as value
     from transactions t join accounts a on a.id = t.account_id
     where account_id = any(?) and removed_by_provider_at is null and not pending
       and t.iso_currency_code is not distinct from a.iso_currency_code
       and t.unofficial_currency_code is not distinct from a.unofficial_currency_code
     group by account_id, date order by account_id, date`,
    [[...ids]],
  );
  return group(rows, ({ day, value }) => ({ day, total: toUnits(value) }));
}

interface DailyValue {
  accountId: string;
  day: string;
  value: string;
}

function group<Item>(rows: readonly DailyValue[], toItem: (row: DailyValue) => Item): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) {
    const items = groups.get(row.accountId);
    if (items) items.push(toItem(row));
    else groups.set(row.accountId, [toItem(row)]);
  }
  return groups;
}
