import { columnLabels } from '../csv/columnLabels.ts';
import { readFile } from '../csv/readFile.ts';
import { isReading, type Reading, type Survey, surveyFile } from '../csv/surveyFile.ts';
import { CHUNK_ROWS } from './chunkRows.ts';
import { CsvSurvey, keyOfCurrency } from './csvSurvey.ts';
import type { CsvDetails, FileRow, FileSummary, OpenedFile, ReadOptions, RowTarget } from './openedFile.ts';

/**
 * Surveys a CSV file, and reads it once more to find its currencies and what is skipped.
 * @throws ApiError IMPORT_ERROR, or INVALID_PARAMETER where the options name a column that the file does not have.
 */
export async function openCsv(bytes: Buffer, { layout, hints }: ReadOptions): Promise<OpenedFile> {
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
  const found = new CsvSurvey(survey.layout.template, isoCurrencyCode ?? survey.layout.headerCurrency);
  for await (const piece of readFile(survey, { externalId: '', isoCurrencyCode })) found.add(piece);
  return {
    summary: { ...summary, ...found.finish() },
    readRows: (targets) => readChunks(survey, { targets, isoCurrencyCode }),
  };
}

async function* readNothing(): AsyncGenerator<FileRow[]> {}

/** All rows have the ids of the first account, which the file as a whole is of; the others are its currencies. */
async function* readChunks(
  survey: Reading,
  {
    targets,
    isoCurrencyCode,
  }: { targets: Readonly<Record<string, RowTarget>>; isoCurrencyCode: string | null },
): AsyncGenerator<FileRow[]> {
  const [main] = Object.entries(targets);
  if (!main) return;
  let chunk: FileRow[] = [];
  for await (const piece of readFile(survey, { externalId: main[1].externalId, isoCurrencyCode })) {
    for (const { line, transaction } of piece.transactions) {
      const named = keyOfCurrency(transaction.isoCurrencyCode);
      const [key, target] = targets[named] ? [named, targets[named]] : main;
      chunk.push({
        key,
        line,
        transaction: {
          ...transaction,
          accountExternalId: target.externalId,
        },
        description: transaction.name,
      });
    }
    if (chunk.length < CHUNK_ROWS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
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
