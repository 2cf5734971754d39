import type { AppContext, Database } from '../context.ts';
import type { AccountType, Decimal } from '../providers/provider.ts';
import { maskOf } from '../store/csvAccounts.ts';
import { findImportsOfFile } from '../store/imports.ts';
import type { Assumption } from './assumption.ts';
import { digestFile } from './digestFile.ts';
import type { ImportOptions } from './importOptions.ts';
import { openUpload, type Upload } from './openUpload.ts';
import { planStored } from './planStored.ts';
import type { Question } from './question.ts';
import type { FileSummary, SkippedRow } from './reading/openedFile.ts';

export interface PreviewedAccount {
  /** Null if an import would make the account, or if it is not decided. */
  accountId: string | null;
  name: string | null;
  mask: string | null;
  type: AccountType;
  isoCurrencyCode: string | null;
  rowCount: number;
  firstDay: string | null;
  lastDay: string | null;
  opening: Decimal | null;
  closing: Decimal | null;
}

export interface FilePreview {
  summary: FileSummary;
  accounts: PreviewedAccount[];
  /** How many lines would become transactions; null while the file cannot be read. */
  rowCount: number | null;
  assumptions: Assumption[];
  questions: Question[];
}

/**
 * Shows what `importFile` makes of the same file with the same options. Stores nothing.
 * @throws ApiError as `openUpload` does.
 */
export async function previewFile(
  { db, fileReaders }: Pick<AppContext, 'db' | 'fileReaders'>,
  bytes: Buffer,
  options: ImportOptions & { formats: 'csv' | 'any'; signal: AbortSignal },
): Promise<FilePreview> {
  const fileDigest = await digestFile(bytes);
  return openUpload({ db, fileReaders }, bytes, { ...options, needsAccount: false }, async (upload) => {
    const { summary } = upload;
    const overlap = await findOverlap(db, fileDigest, upload, options);
    const isRead = summary.accounts.length > 0;
    const skipped = [...summary.skipped, ...overlap.skipped].sort((a, b) => a.line - b.line);
    return {
      summary: { ...summary, skipped },
      accounts: summary.accounts.map((account) => toPreviewed(account, upload)),
      rowCount: isRead ? summary.accounts.reduce((count, { rowCount }) => count + rowCount, 0) : null,
      assumptions: [...upload.assumptions, ...overlap.assumptions],
      questions: [...upload.questions, ...overlap.questions],
    };
  });
}

/** Rows of the file that may be stored already, in the accounts that exist. */
async function findOverlap(
  db: Database,
  fileDigest: string,
  { file, choice, questions }: Upload,
  { answers }: ImportOptions,
): Promise<{ assumptions: Assumption[]; questions: Question[]; skipped: SkippedRow[] }> {
  const existing = new Map(
    [...(choice?.targets ?? [])].flatMap(([key, target]) =>
      target.kind === 'existing' ? [[key, target.account] as const] : [],
    ),
  );
  if (!choice || existing.size === 0 || questions.length > 0)
    return { assumptions: [], questions: [], skipped: [] };
  const ids = [...existing.values()].map(({ id }) => id);
  const replaced = await findImportsOfFile(db, fileDigest, ids);
  const targets = Object.fromEntries(
    [...existing].map(([key, account]) => [
      key,
      { externalId: account.external_id, isoCurrencyCode: account.iso_currency_code },
    ]),
  );
  const { doubts } = choice;
  const plan = await planStored(db, file.readRows(targets), existing, { replaced, answers, doubts });
  return { ...plan, skipped: [...plan.skipped.values()] };
}

function toPreviewed(account: FileSummary['accounts'][number], { choice, target }: Upload): PreviewedAccount {
  const chosen = choice?.targets.get(account.key);
  const { number, isoCurrencyCode, rowCount, firstDay, lastDay, opening, closing } = account;
  return {
    accountId: chosen?.kind === 'existing' ? chosen.account.id : null,
    name: chosen?.account.name ?? account.name,
    mask: number === null ? null : maskOf(number),
    type:
      chosen?.account.type ??
      (target.kind === 'existing' ? target.account.type : target.type) ??
      account.type ??
      'other',
    isoCurrencyCode,
    rowCount,
    firstDay,
    lastDay,
    opening,
    closing,
  };
}
