import type { Database } from '../context.ts';
import { ApiError } from '../errors.ts';
import { blockSyncs, lockConnection } from '../store/connections.ts';
import { type CsvAccount, getCsvAccount } from '../store/csvAccounts.ts';
import { lockAccounts } from '../store/linkedAccounts.ts';

/**
 * Locks an account that a bank fills, and returns it as it is now: a sync that was writing has ended, and the next one
 * waits. What the sync of another login locks, which may continue the account, is the account itself.
 * @throws ApiError CONFLICT if it has another connection now, and what `getCsvAccount` throws.
 */
export async function lockLinkedAccount(trx: Database, account: CsvAccount): Promise<CsvAccount> {
  await blockSyncs(trx, account.connection_id);
  await lockConnection(trx, account.connection_id);
  await lockAccounts(trx, [account.id]);
  const current = await getCsvAccount(trx, account.id);
  if (current.connection_id !== account.connection_id) {
    throw new ApiError(
      'CONFLICT',
      'The account was linked again while the file was read. Send the file once more.',
    );
  }
  return current;
}
