import { readCamt } from '../camt/readCamt.ts';
import type { FileFormat } from '../detectFormat.ts';
import { readMt940 } from '../mt940/readMt940.ts';
import { readOfx } from '../ofx/readOfx.ts';
import { readQif, surveyQif } from '../qif/readQif.ts';
import type { StatementEvent, StatementRow } from '../statement.ts';
import { CHUNK_ROWS } from './chunkRows.ts';
import type { FileRow, FileSummary, OpenedFile, ReadOptions, RowTarget } from './openedFile.ts';
import { StatementIdentities } from './statementIdentities.ts';
import { keyOfRow, StatementSurvey } from './statementSurvey.ts';

/**
 * Surveys a file of statements.
 * @throws ApiError IMPORT_ERROR
 */
export function openStatements(
  bytes: Buffer,
  format: Exclude<FileFormat, 'csv'>,
  { layout }: ReadOptions,
): OpenedFile {
  const empty = { format, accounts: [], skipped: [], samples: [], differences: [], csv: null };
  let read: () => Iterable<StatementEvent>;
  let summary: FileSummary = { ...empty, assumptions: [], questions: [] };
  if (format === 'qif') {
    const { format: qif, assumptions, questions } = surveyQif(bytes, layout);
    summary = { ...summary, assumptions, questions };
    if (!qif) return { summary, readRows: () => readNothing() };
    read = () => readQif(bytes, qif);
  } else {
    const reader = { ofx: readOfx, camt: readCamt, mt940: readMt940 }[format];
    read = () => reader(bytes);
  }
  const survey = new StatementSurvey();
  for (const event of read()) survey.add(event);
  const found = survey.finish();
  return {
    summary: { ...summary, ...found, assumptions: [...summary.assumptions, ...found.assumptions] },
    readRows: (targets) => readChunks(read(), { targets, format, repeated: survey.repeated }),
  };
}

async function* readNothing(): AsyncGenerator<FileRow[]> {}

async function* readChunks(
  events: Iterable<StatementEvent>,
  {
    targets,
    format,
    repeated,
  }: {
    targets: Readonly<Record<string, RowTarget>>;
    format: FileFormat;
    repeated: ReadonlySet<number>;
  },
): AsyncGenerator<FileRow[]> {
  const identities = new StatementIdentities();
  let position = -1;
  let accountKeyOf: (row: StatementRow) => string = () => '';
  let chunk: FileRow[] = [];
  for (const event of events) {
    if (event.kind === 'statement') {
      position++;
      const { account } = event;
      accountKeyOf = (row) => keyOfRow(account, row.isoCurrencyCode);
      // Statements of OFX are lists of an account's days, which may overlap. All others continue each other.
      if (format === 'ofx') identities.startAgain();
    }
    if (event.kind !== 'row' || repeated.has(position)) continue;
    const key = accountKeyOf(event.row);
    const target = targets[key];
    if (!target) continue;
    const transaction = toTransaction(event.row, target, identities);
    chunk.push({ key, line: event.row.line, transaction, description: event.row.description });
    if (chunk.length < CHUNK_ROWS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function toTransaction(row: StatementRow, target: RowTarget, identities: StatementIdentities) {
  const isoCurrencyCode = row.isoCurrencyCode ?? target.isoCurrencyCode;
  return {
    externalId: identities.next(target.externalId, { ...row, isoCurrencyCode }),
    accountExternalId: target.externalId,
    pendingExternalId: null,
    amount: row.amount,
    isoCurrencyCode,
    unofficialCurrencyCode: null,
    date: row.date,
    datetime: row.datetime,
    authorizedDate: null,
    authorizedDatetime: null,
    name: row.name,
    merchantName: row.merchantName,
    categoryPrimary: null,
    categoryDetailed: null,
    paymentChannel: null,
    pending: row.pending,
    raw: row.raw,
  };
}
