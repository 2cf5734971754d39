import type { AppContext, Database } from '../context.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import type { FeedTransaction } from '../providers/provider.ts';
import { lockConnection, updateConnection } from '../store/connections.ts';
import { type CsvAccount, ensureCsvAccount, ensureCsvConnection } from '../store/csvAccounts.ts';
import { lockForImport } from '../store/ledgerLocks.ts';
import { closeSyncLog, openSyncLog, writeCounts } from '../store/syncLogs.ts';
import { applyPosted } from '../sync/applyBatch.ts';
import type { Assumption } from './assumption.ts';
import { readFile, type SkippedLine, type TargetAccount } from './csv/readFile.ts';
import { isReading, type Reading, surveyFile } from './csv/surveyFile.ts';
import type { ImportOptions } from './importOptions.ts';
import { type CsvTarget, findCsvTarget, findHints } from './importTarget.ts';
import { questionError } from './question.ts';

export interface CsvImportResult {
  connectionId: string;
  accountId: string;
  addedCount: number;
  updatedCount: number;
  unchangedCount: number;
  skipped: SkippedLine[];
  assumptions: Assumption[];
}

/** Enough lines for a person to see what is wrong; the preview names all of them. */
const MAX_FAULTS_NAMED = 100;
/** Few enough to weigh little in memory, many enough to make one statement worth its way. */
const CHUNK_ROWS = 1_000;
const UNKNOWN_BANK = 'CSV import';

/**
 * Brings the rows of a file into the ledger, on the road that every sync goes: planned and applied, with the
 * rules, in one transaction together with the account they are for. Either everything that can be read is
 * stored, or nothing.
 * @throws ApiError IMPORT_QUESTION where the file leaves something undecided, IMPORT_ERROR where it cannot be
 * read, or has a bad row and `strict` asks for all or nothing; and what `findCsvTarget` throws.
 */
export async function importCsv(
  { db, clock, log }: Pick<AppContext, 'db' | 'clock' | 'log'>,
  file: Buffer,
  options: ImportOptions & { strict: boolean },
): Promise<CsvImportResult> {
  const target = await findCsvTarget(db, options.target);
  if (target.kind === 'unnamed') throw accountMissing(options);
  const survey = await surveyFile(file, options.layout, await findHints(db, target));
  if (!isReading(survey)) throw questionError(survey.questions);
  if (options.strict) await refuseFaults(survey);
  const result = await inTransaction(db, async (trx) => {
    await trx.raw('set local statement_timeout = 0');
    const now = clock.now();
    const account = await lockAccount(trx, target, survey, now);
    return store(trx, survey, account, target.currency ?? account.iso_currency_code, now);
  });
  const { skipped, assumptions: _, ...counts } = result;
  log.info({ ...counts, skippedCount: skipped.length }, 'csv imported');
  return result;
}

/**
 * The account, made where there is none, its connection locked: one import at a time; the same file twice at
 * once is the second one that changes nothing. Locked before the account is made, because the new row holds
 * the connection too, and two imports that have made theirs would wait for each other.
 */
async function lockAccount(
  trx: Database,
  target: CsvTarget,
  survey: Reading,
  now: Date,
): Promise<CsvAccount> {
  if (target.kind === 'existing') {
    await lockOpenConnection(trx, target.account.connection_id);
    return target.account;
  }
  if (target.kind === 'unnamed') throw new Error('An import has a target.');
  const { template, headerCurrency } = survey.layout;
  const connectionId = await ensureCsvConnection(trx, target.userId, now);
  await lockOpenConnection(trx, connectionId);
  return ensureCsvAccount(
    trx,
    connectionId,
    {
      externalId: target.externalId,
      name: target.name,
      type: target.type ?? template?.accountType ?? 'other',
      isoCurrencyCode: target.currency ?? headerCurrency,
      institutionName: target.institutionName ?? template?.institution ?? UNKNOWN_BANK,
    },
    now,
  );
}

async function lockOpenConnection(trx: Database, connectionId: string): Promise<void> {
  const { status } = await lockConnection(trx, connectionId);
  if (status === 'disconnected') {
    throw new ApiError('CONNECTION_DISCONNECTED', 'The connection of this account was removed.');
  }
}

async function store(
  trx: Database,
  survey: Reading,
  account: CsvAccount,
  isoCurrencyCode: string | null,
  now: Date,
): Promise<CsvImportResult> {
  const connectionId = account.connection_id;
  const syncLogId = await openSyncLog(trx, connectionId, 'manual', now);
  if (!syncLogId) throw new ApiError('SYNC_IN_PROGRESS', 'Another import of this user is under way.');
  const rows = new FileRows(survey, { externalId: account.external_id, isoCurrencyCode });
  const chunks = lockedChunks(trx, account.id, rows.chunks());
  const { counts, accounts } = await applyPosted(trx, connectionId, chunks, now);
  rows.refuseIfNoneIsReadable();
  await writeCounts(trx, syncLogId, { ...counts, fetched: rows.count, quarantined: 0 }, accounts);
  await closeSyncLog(trx, syncLogId, { status: 'success' }, now);
  await updateConnection(trx, connectionId, { last_synced_at: now, last_attempted_sync_at: now }, now);
  return {
    connectionId,
    accountId: account.id,
    addedCount: counts.added,
    updatedCount: counts.modified,
    unchangedCount: rows.count - counts.added - counts.modified,
    skipped: rows.skipped,
    assumptions: survey.assumptions,
  };
}

/**
 * The same chunks, after the locks that their import needs. Most files are one chunk: they leave the account's other
 * rows free for edits.
 */
async function* lockedChunks(
  trx: Database,
  accountId: string,
  chunks: AsyncGenerator<FeedTransaction[], void>,
): AsyncGenerator<FeedTransaction[]> {
  const { value: first } = await chunks.next();
  if (!first) return;
  const second = first.length < CHUNK_ROWS ? undefined : (await chunks.next()).value;
  await lockForImport(trx, accountId, second ? null : first.map(({ externalId }) => externalId));
  yield first;
  if (!second) return;
  yield second;
  yield* chunks;
}

/** The rows of a file on their way into the ledger, and what became of its lines once they all have passed. */
class FileRows {
  count = 0;
  readonly skipped: SkippedLine[] = [];
  readonly #survey: Reading;
  readonly #account: TargetAccount;

  constructor(survey: Reading, account: TargetAccount) {
    this.#survey = survey;
    this.#account = account;
  }

  async *chunks(): AsyncGenerator<FeedTransaction[], void> {
    let chunk: FeedTransaction[] = [];
    for await (const piece of readFile(this.#survey, this.#account)) {
      for (const { transaction } of piece.transactions) chunk.push(transaction);
      for (const line of piece.skipped) this.skipped.push(line);
      this.count += piece.transactions.length;
      if (chunk.length < CHUNK_ROWS) continue;
      yield chunk;
      chunk = [];
    }
    if (chunk.length > 0) yield chunk;
  }

  /** @throws ApiError IMPORT_ERROR where the file has rows and none of them can be read. */
  refuseIfNoneIsReadable() {
    const faults = this.skipped.filter(({ isFault }) => isFault);
    if (this.count === 0 && faults.length > 0) throw unreadable('No row of the file can be read', faults);
  }
}

async function refuseFaults(survey: Reading): Promise<void> {
  const faults: SkippedLine[] = [];
  for await (const piece of readFile(survey, { externalId: '', isoCurrencyCode: null })) {
    faults.push(...piece.skipped.filter(({ isFault }) => isFault));
  }
  if (faults.length > 0) throw unreadable('With strict, no row may be unreadable', faults);
}

function unreadable(message: string, lines: SkippedLine[]): ApiError {
  const [first] = lines;
  return new ApiError(
    'IMPORT_ERROR',
    first ? `${message}: line ${first.line}: ${first.reason}` : `${message}.`,
    {
      details: lines
        .slice(0, MAX_FAULTS_NAMED)
        .map(({ line, reason }) => ({ path: `line ${line}`, message: reason })),
    },
  );
}

function accountMissing({ target }: ImportOptions): ApiError {
  const missing = [
    ...(target.userId === undefined ? ['user_id'] : []),
    ...(target.accountName === undefined ? ['account_name'] : []),
  ];
  return new ApiError(
    'INVALID_PARAMETER',
    'Name the account: give account_id, or user_id and account_name.',
    {
      details: missing.map((path) => ({ path, message: 'is required without account_id' })),
    },
  );
}
