import type { Database } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { FeedTransaction } from '../providers/provider.ts';
import { updateConnection } from '../store/connections.ts';
import type { KeptRow } from '../store/importedRows.ts';
import { continueImports, findImportsOfFile, insertImport, setImportedAccounts } from '../store/imports.ts';
import { lockForImport } from '../store/ledgerLocks.ts';
import { closeSyncLog, openSyncLog, writeCounts } from '../store/syncLogs.ts';
import { recordTransferSearch } from '../store/transferPairs.ts';
import { applyPosted } from '../sync/applyBatch.ts';
import { ImportedRows } from './importedRows.ts';
import type { ImportAnswers } from './importOptions.ts';
import type { ImportedAccount, ImportResult } from './importResult.ts';
import { lockAccounts } from './lockAccounts.ts';
import type { Upload } from './openUpload.ts';
import { moveRows } from './planOverlap.ts';
import { planStored } from './planStored.ts';
import { questionError } from './question.ts';
import type { RowTarget } from './reading/openedFile.ts';
import { undoImport } from './undoImport.ts';

/**
 * Stores the rows of a file and records the import, in the caller's transaction.
 * @throws ApiError IMPORT_QUESTION where rows may be stored already, SYNC_IN_PROGRESS, CONNECTION_DISCONNECTED.
 */
export async function storeFile(
  trx: Database,
  { file, summary, choice, assumptions }: Upload,
  { fileDigest, ...answers }: ImportAnswers & { fileDigest: string },
  now: Date,
): Promise<ImportResult> {
  if (!choice) throw new Error('An import has accounts.');
  await trx.raw('set local statement_timeout = 0');
  const locked = await lockAccounts(trx, choice, summary.accounts, now);
  const { connectionId, accounts, isLinked } = locked;
  const accountIds = [...new Set([...accounts.values()].map(({ id }) => id))];
  // What a bank fills has a state and a history of syncs, in which an import is none.
  const syncLogId = isLinked ? null : await openImportLog(trx, connectionId, now);
  const replaced = await findImportsOfFile(trx, fileDigest, accountIds);
  const targets = Object.fromEntries([...accounts].map(([key, account]) => [key, toRowTarget(account)]));
  const overlap = await planStored(trx, file.readRows(targets), accounts, {
    replaced,
    answers,
    doubts: choice.doubts,
  });
  if (overlap.questions.length > 0) throw questionError(overlap.questions);
  await moveRows(trx, overlap);

  const all = [...assumptions, ...overlap.assumptions];
  const importId = await insertImport(
    trx,
    { connectionId, format: summary.format, fileDigest, assumptions: all },
    now,
  );
  const rows = new ImportedRows(trx, importId, locked, overlap);
  const chunks = lockedChunks(trx, accountIds, rows.toChunks(file.readRows(targets)));
  const ids = new Map([...accounts.values()].map(({ external_id, id }) => [external_id, id]));
  const applied = await applyPosted(trx, connectionId, ids, chunks, now, (plan) =>
    rows.recordDecisions(plan),
  );
  await rows.finish();
  if (syncLogId !== null) {
    const counts = { ...applied.counts, fetched: rows.count, quarantined: 0 };
    await writeCounts(trx, syncLogId, counts, applied.accounts);
    await closeSyncLog(trx, syncLogId, { status: 'success' }, now);
    await updateConnection(trx, connectionId, { last_synced_at: now, last_attempted_sync_at: now }, now);
  }

  const skipped = [...summary.skipped, ...overlap.skipped.values()].sort((a, b) => a.line - b.line);
  const imported = rows.toAccounts(applied.accounts, skipped);
  await setImportedAccounts(trx, importId, imported.map(toAccountView));
  const kept: KeptRow[] = [];
  await continueImports(trx, importId, replaced);
  for (const id of replaced)
    kept.push(...(await undoImport(trx, id, { accountIds, by: importId }, now)).kept);
  await recordTransferSearch(trx, accountIds, now);
  return { importId, connectionId, accounts: imported, assumptions: all, replacedImportIds: replaced, kept };
}

async function openImportLog(trx: Database, connectionId: string, now: Date): Promise<string> {
  const id = await openSyncLog(trx, connectionId, 'manual', now);
  if (!id) throw new ApiError('SYNC_IN_PROGRESS', 'Another import of this user is under way.');
  return id;
}

const toRowTarget = (account: { external_id: string; iso_currency_code: string | null }): RowTarget => ({
  externalId: account.external_id,
  isoCurrencyCode: account.iso_currency_code,
});

const toAccountView = ({ skipped, accountId, isNew, ...counts }: ImportedAccount) => ({
  account_id: accountId,
  is_new: isNew,
  added_count: counts.addedCount,
  updated_count: counts.updatedCount,
  unchanged_count: counts.unchangedCount,
  skipped_count: skipped.length,
});

/**
 * The same chunks, after the locks that their import needs. Most files are one chunk: they leave the accounts' other
 * rows free for edits.
 */
async function* lockedChunks(
  trx: Database,
  accountIds: readonly string[],
  chunks: AsyncGenerator<FeedTransaction[], void>,
): AsyncGenerator<FeedTransaction[]> {
  const { value: first } = await chunks.next();
  if (!first) return;
  const { value: second } = await chunks.next();
  const ids = first.flatMap(({ externalId, pendingExternalId }) => [
    externalId,
    ...(pendingExternalId ?? []),
  ]);
  await lockForImport(trx, accountIds, second ? null : ids);
  yield first;
  if (!second) return;
  yield second;
  yield* chunks;
}
