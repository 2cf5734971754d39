import type { Database } from '../context.ts';
import type { FeedTransaction } from '../providers/provider.ts';
import type { Assumption } from './assumption.ts';
import { columnLabels } from './csv/columnLabels.ts';
import { readFile, type SkippedLine } from './csv/readFile.ts';
import { isReading, type Survey, surveyFile } from './csv/surveyFile.ts';
import type { ImportOptions } from './importOptions.ts';
import { findCsvTarget, findHints } from './importTarget.ts';
import type { Question } from './question.ts';

/** What an import of a file would do, and what it was decided from. */
export interface CsvPreview {
  survey: Survey;
  /** The columns as the parameters name them. */
  mapping: ReturnType<typeof columnLabels>;
  /** How many lines would become transactions; null while something is undecided. */
  rowCount: number | null;
  /** What the first rows would become, by their line. */
  transactions: Map<number, FeedTransaction>;
  skipped: SkippedLine[];
  assumptions: Assumption[];
  questions: Question[];
}

/**
 * Shows what `importCsv` makes of the same file with the same options. Stores nothing.
 * @throws ApiError IMPORT_ERROR where the file is no CSV file or too large a one, and what `findCsvTarget` throws.
 */
export async function previewCsv(db: Database, file: Buffer, options: ImportOptions): Promise<CsvPreview> {
  const hints = await findHints(db, await findCsvTarget(db, options.target));
  const survey = await surveyFile(file, options.layout, hints);
  const preview = {
    survey,
    mapping: columnLabels(survey.layout),
    rowCount: null,
    transactions: new Map<number, FeedTransaction>(),
    skipped: [] as SkippedLine[],
    assumptions: survey.assumptions,
    questions: survey.questions,
  };
  if (!isReading(survey)) return preview;
  const lastShownLine = survey.firstRows.at(-1)?.line ?? 0;
  let rowCount = 0;
  for await (const piece of readFile(survey, { externalId: '', isoCurrencyCode: hints.isoCurrencyCode })) {
    rowCount += piece.transactions.length;
    for (const { line, transaction } of piece.transactions) {
      if (line <= lastShownLine) preview.transactions.set(line, transaction);
    }
    preview.skipped.push(...piece.skipped);
  }
  return { ...preview, rowCount };
}
