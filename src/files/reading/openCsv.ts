import { columnLabels } from '../csv/columnLabels.ts';
import { type ReadPiece, readFile } from '../csv/readFile.ts';
import { isReading, type Survey, surveyFile } from '../csv/surveyFile.ts';
import { CHUNK_ROWS } from './chunkRows.ts';
import { CsvSurvey, keyOfCurrency } from './csvSurvey.ts';
import type { CsvDetails, FileRow, FileSummary, OpenedFile, ReadOptions, RowTarget } from './openedFile.ts';
import { RowSpool } from './rowSpool.ts';

/**
 * Surveys a CSV file, and reads it once more to find its currencies and what is skipped.
 * @throws ApiError IMPORT_ERROR, or INVALID_PARAMETER where the options name a column that the file does not have.
 */
export async function openCsv(
  bytes: Buffer,
  { layout, hints, accountExternalId }: ReadOptions,
): Promise<OpenedFile> {
  const survey = await surveyFile(bytes, layout, hints);
  const summary: FileSummary = {
    format: 'csv',
    accounts: [],
    skipped: [],
    samples: [],
    differences: [],
    assumptions: survey.assumptions,
    questions: survey.questions,
    csv: toDetails(survey),
  };
  if (!isReading(survey)) return { summary, readRows: () => readNothing() };
  const { isoCurrencyCode } = hints;
  const { template, headerCurrency, statementCurrency } = survey.layout;
  const found = new CsvSurvey(template, isoCurrencyCode ?? headerCurrency ?? statementCurrency);
  const spool = new RowSpool<SpooledRow>();
  let rows: SpooledRow[] = [];
  for await (const piece of readFile(survey, { externalId: accountExternalId, isoCurrencyCode })) {
    found.add(piece);
    for (const row of piece.transactions) rows.push(row);
    if (rows.length < CHUNK_ROWS) continue;
    spool.add(rows);
    rows = [];
  }
  spool.add(rows);
  return {
    summary: { ...summary, ...found.finish() },
    readRows: (targets) => readChunks(spool, targets),
  };
}

type SpooledRow = ReadPiece['transactions'][number];

async function* readNothing(): AsyncGenerator<FileRow[]> {}

/** The first account is that of the file as a whole; the others are for rows in other currencies. */
async function* readChunks(
  spool: RowSpool<SpooledRow>,
  targets: Readonly<Record<string, RowTarget>>,
): AsyncGenerator<FileRow[]> {
  const [main] = Object.entries(targets);
  if (!main) return;
  for (const rows of spool.read()) {
    const chunk = rows.map(({ line, transaction }): FileRow => {
      const named = keyOfCurrency(transaction.isoCurrencyCode);
      const [key, target] = targets[named] ? [named, targets[named]] : main;
      return {
        key,
        line,
        transaction: { ...transaction, accountExternalId: target.externalId },
        description: transaction.name,
      };
    });
    if (chunk.length > 0) yield chunk;
  }
}

function toDetails(survey: Survey): CsvDetails {
  const { layout, signs } = survey;
  return {
    encoding: survey.source.encoding.encoding,
    delimiter: layout.delimiter,
    headerLine: layout.headerLine,
    headers: layout.headers,
    template: layout.template?.name ?? null,
    mapping: columnLabels(layout),
    dateFormat: survey.dateFormat,
    decimalSeparator: survey.decimalSeparator,
    positiveIs: signs?.by === 'sign' ? signs.positiveIs : null,
    firstRows: survey.firstRows.map(({ line, cells }) => ({ line, cells })),
  };
}
