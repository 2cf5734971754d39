import type { AfterChanges, AppContext } from '../context.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { findConnectionIds } from '../store/accounts.ts';
import { blockSyncs, lockConnection } from '../store/connections.ts';
import { removeEmptyAccounts } from '../store/importedRows.ts';
import { getImport, type ImportView, lockImport, markTakenBack } from '../store/imports.ts';
import { recordTransferSearch } from '../store/transferPairs.ts';
import { type UndoneImport, undoImport } from './undoImport.ts';

/**
 * Takes an import back. Rows that a user has edited since, or that another import has as well, stay. An account that
 * the import made goes with its last row.
 * @throws ApiError NOT_FOUND, or CONFLICT where it was taken back or replaced before.
 */
export async function takeBackImport(
  { db, clock, log, queue, audit }: Pick<AppContext, 'db' | 'clock' | 'log' | 'audit'> & AfterChanges,
  id: string,
): Promise<UndoneImport & { fileImport: ImportView }> {
  const { connection_id, accounts } = await getImport(db, id);
  const undone = await inTransaction(db, async (trx) => {
    await trx.raw('set local statement_timeout = 0');
    // In the order of an import, which locks its connection first. A bank's syncs lock transactions before that.
    const filled = await findConnectionIds(
      trx,
      accounts.map(({ account_id }) => account_id),
    );
    for (const connectionId of filled) await blockSyncs(trx, connectionId);
    await lockConnection(trx, connection_id);
    const found = await lockImport(trx, id);
    refuseUndone(found);
    const now = clock.now();
    const accountIds = found.accounts.map(({ account_id }) => account_id);
    const result = await undoImport(trx, found.id, { accountIds, by: null }, now);
    await recordTransferSearch(trx, accountIds, now);
    await markTakenBack(trx, found.id, now);
    await removeEmptyAccounts(trx, accountIds);
    await audit(trx, {
      action: 'import_taken_back',
      subjectId: found.id,
      detail: found.format,
      rowCount: result.removedCount + result.restoredCount,
    });
    return { ...result, fileImport: await getImport(trx, found.id) };
  });
  const { removedCount, restoredCount, kept } = undone;
  log.info(
    { importId: undone.fileImport.id, removedCount, restoredCount, keptCount: kept.length },
    'import taken back',
  );
  await queue.pairTransfers();
  return undone;
}

function refuseUndone({ status, replaced_by }: ImportView): void {
  if (status === 'taken_back') throw new ApiError('CONFLICT', 'The import was taken back before.');
  if (status === 'replaced') {
    throw new ApiError(
      'CONFLICT',
      `The import was replaced by ${replaced_by}, a later import of the same file. Take that one back instead.`,
    );
  }
}
