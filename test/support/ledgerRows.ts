import type { Database } from '../../src/context.ts';
import { newId, newShortId } from '../../src/domain/ids.ts';

/** A transaction that a test inserts; the default is a plain purchase. */
export interface LedgerRowInput {
  id?: string;
  account_id?: string;
  external_id?: string;
  amount?: string;
  iso_currency_code?: string | null;
  unofficial_currency_code?: string | null;
  date?: string;
  name?: string;
  merchant_name?: string | null;
  pending?: boolean;
  tags?: string[];
  provider_category_slug?: string | null;
  rule_category_slug?: string | null;
  user_category_slug?: string | null;
}

/** Creates a user with a connection and accounts of these names, and returns their ids. */
export async function createAccounts(
  db: Database,
  names: readonly string[],
): Promise<{ userId: string; connectionId: string; accountIds: string[] }> {
  const now = new Date();
  const stamps = { created_at: now, updated_at: now };
  const userId = newId();
  await db('users').insert({ id: userId, short_id: newShortId(), name: 'Alex', ...stamps });
  const connectionId = newId();
  await db('connections').insert({
    id: connectionId,
    short_id: newShortId(),
    user_id: userId,
    provider: 'plaid',
    institution_name: 'First Platypus Bank',
    status: 'active',
    ...stamps,
  });
  const accounts = names.map((name) => ({
    id: newId(),
    short_id: newShortId(),
    connection_id: connectionId,
    external_id: name,
    name,
    type: 'depository',
    institution_name: 'First Platypus Bank',
    ...stamps,
  }));
  await db('accounts').insert(accounts);
  return { userId, connectionId, accountIds: accounts.map(({ id }) => id) };
}

/** Inserts transactions and returns their ids in the same order. */
export async function insertRows(
  db: Database,
  accountId: string,
  rows: readonly LedgerRowInput[],
): Promise<string[]> {
  const now = new Date();
  const records = rows.map((row) => {
    const id = row.id ?? newId();
    return {
      id,
      short_id: newShortId(),
      account_id: accountId,
      external_id: id,
      amount: '10',
      iso_currency_code: 'USD',
      date: '2026-11-01',
      name: 'Corner Store',
      pending: false,
      created_at: now,
      updated_at: now,
      ...row,
    };
  });
  await db.batchInsert('transactions', records, 500);
  return records.map(({ id }) => id);
}

/** Returns who deleted a transaction, or null if it is visible. */
export function deletionOf(row: {
  deleted_by_user_at: Date | null;
  removed_by_provider_at: Date | null;
}): 'user' | 'provider' | 'user and provider' | null {
  if (row.deleted_by_user_at && row.removed_by_provider_at) return 'user and provider';
  if (row.deleted_by_user_at) return 'user';
  return row.removed_by_provider_at ? 'provider' : null;
}
