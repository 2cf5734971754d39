import type { Database } from '../context.ts';

/** What a sync asks of the ledger where a bank lists an account instead of telling what changed. */

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
