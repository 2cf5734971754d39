import type { Database } from '../context.ts';
import type { CoveredDays } from '../domain/coveredDays.ts';
import { IS_FROM_FILE } from './transactionColumns.ts';

export interface BankHistory {
  /** Whether the provider has delivered its whole history of the login. */
  isHistoryComplete: boolean;
  /** Null while the bank has not delivered a transaction of the account. */
  covered: CoveredDays | null;
}

/**
 * The days of an account that its bank has delivered. Transactions of the bank's that are older than the present login's
 * history are those of an earlier login, or of an account merged into this one.
 */
export async function findCoveredDays(db: Database, accountId: string): Promise<BankHistory> {
  const { rows } = await db.raw(
    `select c.is_history_complete as "isHistoryComplete", a.covered_from as "from",
       bank.has_any as "hasAny", bank.first, bank.last
     from accounts a join connections c on c.id = a.connection_id
     cross join lateral (
       select count(*) > 0 as has_any, min(t.date) filter (where t.date < a.covered_from) as first,
         max(t.date) filter (where t.date < a.covered_from) as last
       from transactions t
       where t.account_id = a.id and t.removed_by_provider_at is null and not ${IS_FROM_FILE}) as bank
     where a.id = ?`,
    [accountId],
  );
  const [row] = rows;
  const isKnown = row !== undefined && row.from !== null && row.hasAny;
  return {
    isHistoryComplete: row?.isHistoryComplete ?? false,
    covered: isKnown
      ? { from: row.from, earlier: row.first === null ? null : { from: row.first, to: row.last } }
      : null,
  };
}
