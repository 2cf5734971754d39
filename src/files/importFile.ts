import type { AfterChanges, AppContext, Progress } from '../context.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { digestFile } from './digestFile.ts';
import type { ImportOptions } from './importOptions.ts';
import type { ImportedAccount, ImportResult } from './importResult.ts';
import { accountMissing, findCsvTarget } from './importTarget.ts';
import { openUpload, type Upload } from './openUpload.ts';
import { questionError } from './question.ts';
import type { SkippedRow } from './reading/openedFile.ts';
import { storeFile } from './storeFile.ts';

/** Enough lines for a person to see what is wrong; the preview names all of them. */
const MAX_FAULTS_NAMED = 100;

/**
 * Brings the rows of a file into the ledger, in the way of every sync: planned and applied, with the rules, in one
 * transaction together with the accounts they are for. Either everything that can be read is stored, or nothing. A
 * request whose first try has stored the file gets the result of that.
 * @throws ApiError IMPORT_QUESTION where something is undecided, IMPORT_ERROR where the file cannot be read, or has a
 * bad row and `strict` asks for all or nothing; and what `openUpload` throws.
 */
export async function importFile(
  {
    db,
    clock,
    log,
    fileReaders,
    queue,
    audit,
  }: Pick<AppContext, 'db' | 'clock' | 'log' | 'fileReaders' | 'audit'> & AfterChanges,
  bytes: Buffer,
  options: ImportOptions & { formats: 'csv' | 'any'; strict: boolean },
  progress: Progress | null = null,
): Promise<ImportResult> {
  const stored = progress?.find<ImportResult>();
  if (stored) return stored;
  const fileDigest = await digestFile(bytes);
  await refuseUnnamedCsv(db, options);
  const result = await openUpload(
    { db, fileReaders },
    bytes,
    { ...options, needsAccount: true },
    async (upload) => {
      if (upload.questions.length > 0) throw questionError(upload.questions);
      refuseFaults(upload, options.strict);
      return inTransaction(db, async (trx) => {
        const imported = await storeFile(trx, upload, { ...options.answers, fileDigest }, clock.now());
        await audit(trx, {
          action: 'file_imported',
          subjectId: imported.importId,
          detail: upload.summary.format,
          rowCount: imported.accounts.reduce((sum, one) => sum + one.addedCount + one.updatedCount, 0),
        });
        await progress?.keep(trx, imported);
        return imported;
      });
    },
  );
  const { importId, connectionId } = result;
  log.info({ importId, connectionId, accounts: result.accounts.map(toCounts) }, 'file imported');
  await queue.pairTransfers();
  return result;
}

const toCounts = ({ skipped, ...counts }: ImportedAccount) => ({ ...counts, skippedCount: skipped.length });

/** A CSV file never names its account, so that there is no need to read it. */
async function refuseUnnamedCsv(
  db: AppContext['db'],
  { formats, target }: ImportOptions & { formats: 'csv' | 'any' },
): Promise<void> {
  if (formats !== 'csv' || target.accountId !== undefined) return;
  const found = await findCsvTarget(db, target);
  if (found.kind === 'unnamed') throw accountMissing(found);
}

function refuseFaults({ summary }: Upload, strict: boolean): void {
  const faults = summary.skipped.filter(({ isFault }) => isFault);
  if (faults.length === 0) return;
  const rowCount = summary.accounts.reduce((count, account) => count + account.rowCount, 0);
  if (rowCount === 0) throw unreadable('No row of the file can be read', faults);
  if (strict) throw unreadable('With strict, no row may be unreadable', faults);
}

function unreadable(message: string, lines: readonly SkippedRow[]): ApiError {
  const [first] = lines;
  return new ApiError(
    'IMPORT_ERROR',
    first ? `${message}: line ${first.line}: ${first.reason}` : `${message}.`,
    {
      details: lines
        .slice(0, MAX_FAULTS_NAMED)
        .map(({ line, reason }) => ({ path: `line ${line}`, code: 'malformed', message: reason })),
    },
  );
}
