import type { Database } from '../context.ts';
import type { CoveredDays } from '../domain/coveredDays.ts';
import { IS_FROM_FILE } from './transactionColumns.ts';

export interface BankHistory {
  /** Whether the provider has delivered its whole history of the login. */
  isHistoryComplete: boolean;
  /** Null while the bank has not delivered a transaction of the account. */
  covered: CoveredDays | null;
}

/** The days of an account that its bank has delivered, by its present login and by earlier ones. */
export async function findCoveredDays(db: Database, accountId: string): Promise<BankHistory> {
  const { rows } = await db.raw(
    `select c.is_history_complete as "isHistoryComplete", a.covered_from as "from",
       exists (
         select from transactions t
         where t.account_id = a.id and t.removed_by_provider_at is null and not ${IS_FROM_FILE}) as "hasAny",
       (select coalesce(jsonb_agg(jsonb_build_object('from', lower(days), 'to', upper(days) - 1)), '[]')
        from unnest(a.covered_earlier) as days) as earlier
     from accounts a join connections c on c.id = a.connection_id
     where a.id = ?`,
    [accountId],
  );
  const [row] = rows;
  const isKnown = row !== undefined && row.from !== null && row.hasAny;
  return {
    isHistoryComplete: row?.isHistoryComplete ?? false,
    covered: isKnown ? { from: row.from, earlier: row.earlier } : null,
  };
}

/** The first day that the present login covers, by the ids of the accounts. */
export async function findCoveredFrom(
  trx: Database,
  accountIds: readonly string[],
): Promise<Map<string, string>> {
  const rows: { id: string; covered_from: string }[] = await trx('accounts')
    .select('id', 'covered_from')
    .whereIn('id', [...accountIds])
    .whereNotNull('covered_from');
  return new Map(rows.map(({ id, covered_from: day }) => [id, day]));
}

/**
 * Remembers which days the present logins of accounts have covered, up to their last transaction, because the accounts
 * get another login or are merged.
 */
export async function keepCoveredDays(trx: Database, accountIds: readonly string[]): Promise<void> {
  await trx.raw(
    `update accounts a
     set covered_earlier = a.covered_earlier + datemultirange(daterange(a.covered_from, bank.last, '[]'))
     from (
       select t.account_id, max(t.date) as last from transactions t
       where t.account_id = any (:ids::uuid[]) and t.removed_by_provider_at is null and not ${IS_FROM_FILE}
       group by t.account_id) as bank
     where a.id = bank.account_id and a.covered_from <= bank.last`,
    { ids: [...accountIds] },
  );
}
