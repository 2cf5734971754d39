import type { AppContext, Database } from '../context.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import {
  type AccountDeletion,
  type AccountToDelete,
  deleteAccounts,
  findAccountToDelete,
} from '../store/accountDeletion.ts';
import { blockSyncs, lockConnection } from '../store/connections.ts';

/**
 * Deletes an account with everything in it, or tells what would be deleted. A dry run deletes too, in a transaction
 * that is undone, so that both count alike.
 * @throws ApiError NOT_FOUND, CONFLICT while a bank fills it, INVALID_PARAMETER if the name is not confirmed.
 */
export async function deleteAccount(
  { db, clock, log, queue, audit }: Pick<AppContext, 'db' | 'clock' | 'log' | 'queue' | 'audit'>,
  id: string,
  { isDryRun, confirmedName }: { isDryRun: boolean; confirmedName: string | null },
): Promise<AccountDeletion> {
  const work = async (trx: Database) => {
    await trx.raw('set local statement_timeout = 0');
    const account = await lockAccounts(trx, id);
    if (!isDryRun) requireName(account, confirmedName);
    if (account.liveConnectionId !== null) {
      throw new ApiError(
        'CONFLICT',
        `A bank fills this account. Remove its connection ${account.liveConnectionId} first.`,
      );
    }
    const result = await deleteAccounts(trx, account, clock.now());
    await audit(trx, {
      action: 'account_deleted',
      subjectId: account.id,
      rowCount: result.transactions_count,
    });
    return result;
  };
  if (isDryRun) return { dry_run: true, ...(await discard(db, work)) };
  const deleted = await inTransaction(db, work);
  log.info(
    { accountId: deleted.account_id, transactionsCount: deleted.transactions_count },
    'account deleted',
  );
  await queue.pairTransfers();
  return { dry_run: false, ...deleted };
}

/** Locks the accounts after what syncs and imports lock first: the ledger and the row of their connections. */
async function lockAccounts(trx: Database, id: string): Promise<AccountToDelete> {
  const { connectionIds } = await findAccountToDelete(trx, id, { lock: false });
  for (const connectionId of [...connectionIds].sort()) {
    await blockSyncs(trx, connectionId);
    await lockConnection(trx, connectionId);
  }
  const account = await findAccountToDelete(trx, id, { lock: true });
  if (account.connectionIds.some((connectionId) => !connectionIds.includes(connectionId)))
    throw new ApiError('CONFLICT', 'The account was merged with another one meanwhile. Look at it again.');
  return account;
}

/** Runs work in a transaction, undoes it, and returns its result. */
async function discard<Result>(db: Database, work: (trx: Database) => Promise<Result>): Promise<Result> {
  const results: Result[] = [];
  const undo = new Error('The dry run is undone.');
  await inTransaction(db, async (trx) => {
    results.push(await work(trx));
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  const result = results.at(-1);
  if (result === undefined) throw new Error('A dry run that did not fail has a result.');
  return result;
}

function requireName({ name }: AccountToDelete, confirmed: string | null): void {
  if (confirmed === name) return;
  const [code, message] =
    confirmed === null
      ? (['required', 'is required without dry_run'] as const)
      : (['contradiction', 'is not the name of the account'] as const);
  throw new ApiError('INVALID_PARAMETER', `A parameter is not valid: confirm_name ${message}.`, {
    details: [{ path: 'confirm_name', code, message }],
  });
}
