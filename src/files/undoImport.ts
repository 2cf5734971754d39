import type { Database } from '../context.ts';
import { type KeptRow, removeImported } from '../store/importedRows.ts';
import { deleteContinuedChanges, findChanges, toProviderFields } from '../store/imports.ts';
import { findByIds, updateTransactions } from '../store/ledger.ts';
import { differs } from '../sync/compareRows.ts';

export interface UndoneImport {
  removedCount: number;
  restoredCount: number;
  kept: KeptRow[];
}

/**
 * Takes back what an import did, in the caller's transaction: removes the rows that it added and restores those that it
 * changed, except where something else has happened to them since.
 * @param by the import that continues this one, whose rows stay; null to take all of it back.
 */
export async function undoImport(
  trx: Database,
  importId: string,
  { accountIds, by }: { accountIds: readonly string[]; by: string | null },
  now: Date,
): Promise<UndoneImport> {
  const { removedCount, kept } = await removeImported(trx, { importId, accountIds, except: by });
  if (by !== null) await deleteContinuedChanges(trx, importId, by);
  const changes = new Map((await findChanges(trx, importId)).map((change) => [change.id, change]));
  const rows = (await findByIds(trx, [...changes.keys()])).sort((a, b) => (a.id < b.id ? -1 : 1));
  const restored = rows.flatMap((row) => {
    const change = changes.get(row.id);
    if (!change || differs(toProviderFields(row), change.after)) return [];
    const { isWritten: _, ...stored } = row;
    return [{ ...stored, ...change.before }];
  });
  await updateTransactions(trx, restored, null, now);
  return { removedCount, restoredCount: restored.length, kept };
}
