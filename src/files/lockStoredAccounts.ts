import type { Database } from '../context.ts';
import { ApiError } from '../errors.ts';
import { blockSyncs, lockConnection } from '../store/connections.ts';
import { type CsvAccount, getCsvAccount } from '../store/csvAccounts.ts';
import { lockAccounts } from '../store/linkedAccounts.ts';

/**
 * Locks the ledger of a connection: a sync, a merge or another import that was writing has ended, and the next one waits.
 * @throws ApiError CONNECTION_DISCONNECTED
 */
export async function lockLedger(trx: Database, connectionId: string): Promise<void> {
  await blockSyncs(trx, connectionId);
  const { status } = await lockConnection(trx, connectionId);
  if (status === 'disconnected') {
    throw new ApiError('CONNECTION_DISCONNECTED', 'The connection of this account was removed.');
  }
}

/**
 * Locks accounts of a locked connection, and returns them as they are now, by their ids. What the sync of another login
 * locks, which may continue an account, is the account itself.
 * @throws ApiError CONFLICT if one has another connection now, and what `getCsvAccount` throws.
 */
export async function lockStoredAccounts(
  trx: Database,
  accounts: readonly CsvAccount[],
): Promise<Map<string, CsvAccount>> {
  await lockAccounts(
    trx,
    accounts.map(({ id }) => id),
  );
  const locked = new Map<string, CsvAccount>();
  for (const { id, connection_id: connectionId } of accounts) {
    const current = await getCsvAccount(trx, id);
    if (current.connection_id !== connectionId) {
      throw new ApiError(
        'CONFLICT',
        'The account was linked again while the file was read. Send the file once more.',
      );
    }
    locked.set(id, current);
  }
  return locked;
}
