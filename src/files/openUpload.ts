import type { AppContext } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { AccountChoice } from './accountChoice.ts';
import type { Assumption } from './assumption.ts';
import { chooseAccounts } from './chooseAccounts.ts';
import { detectFormat, type FileFormat } from './detectFormat.ts';
import type { ImportAnswers, ImportOptions } from './importOptions.ts';
import { type CsvTarget, findCsvTarget, findHints } from './importTarget.ts';
import type { Question } from './question.ts';
import type { FileSummary, OpenedFile } from './reading/openedFile.ts';
import { fromUnits, toUnits } from './reading/statementSums.ts';

/** The name of a format as people know it. */
const FORMAT_NAMES: Record<FileFormat, string> = {
  csv: 'CSV',
  ofx: 'OFX',
  qif: 'QIF',
  camt: 'CAMT',
  mt940: 'MT940',
};

/** An uploaded file with what it says and what it leaves open, before it meets the stored rows. */
export interface Upload {
  file: OpenedFile;
  summary: FileSummary;
  target: CsvTarget;
  /** Null while the file or the request leaves it open. */
  choice: AccountChoice | null;
  assumptions: Assumption[];
  questions: Question[];
}

/**
 * Opens an uploaded file and finds its accounts, for a preview and for an import.
 * @param formats what the operation accepts.
 * @throws ApiError IMPORT_ERROR, INVALID_PARAMETER, and what `findCsvTarget` throws.
 */
export async function openUpload<Result>(
  { db, fileReaders }: Pick<AppContext, 'db' | 'fileReaders'>,
  bytes: Buffer,
  options: ImportOptions & { formats: 'csv' | 'any'; needsAccount: boolean; signal?: AbortSignal },
  use: (upload: Upload) => Promise<Result>,
): Promise<Result> {
  const format = detectFormat(bytes);
  if (options.formats === 'csv' && format !== 'csv') {
    throw new ApiError(
      'IMPORT_ERROR',
      `The file is ${FORMAT_NAMES[format]}, not CSV. Send it to POST /api/v1/files/import.`,
    );
  }
  const target = await findCsvTarget(db, options.target);
  const { layout, signal } = options;
  const hints = await findHints(db, target);
  const accountExternalId = toTargetId(target);
  return fileReaders.open(
    bytes,
    format,
    { layout, hints, accountExternalId, ...(signal && { signal }) },
    async (file) => {
      const { summary } = file;
      const isOpen = !options.needsAccount && target.kind === 'unnamed' && target.userId === null;
      const choice =
        isOpen || summary.questions.length > 0
          ? null
          : await chooseAccounts(db, target, summary.accounts, options.answers);
      return use({
        file,
        summary,
        target,
        choice,
        assumptions: [...summary.assumptions, ...(choice?.assumptions ?? [])],
        questions: [
          ...summary.questions,
          ...askAboutBalances(summary, options.answers),
          ...(choice?.questions ?? []),
        ],
      });
    },
  );
}

/** Balances that do not follow from the rows: some rows are missing, doubled, or have the wrong sign. */
function askAboutBalances({ differences }: FileSummary, { acceptDifference }: ImportAnswers): Question[] {
  if (differences.length === 0) return [];
  const sum = differences.reduce((total, { difference }) => {
    const units = toUnits(difference);
    return total + (units < 0n ? -units : units);
  }, 0n);
  if (acceptDifference !== undefined && toUnits(acceptDifference) === sum) return [];
  const choice = fromUnits(sum);
  const [first] = differences;
  return [
    {
      parameter: 'accept_difference',
      message:
        `The closing balance of the statement on line ${first?.line} differs by ${first?.difference} from its opening ` +
        `balance and its rows${differences.length > 1 ? `, and ${differences.length - 1} other statements differ too` : ''}. ` +
        'Download the file again, or accept the difference.',
      choices: [choice],
      shown: differences.slice(0, 10).map(({ line, difference }) => ({
        choice,
        reading: `The statement on line ${line} differs by ${difference}.`,
      })),
    },
  ];
}

/** The id among the accounts for files that the account has, or will have. */
function toTargetId(target: CsvTarget): string {
  if (target.kind === 'existing') return target.account.external_id;
  return target.kind === 'new' ? target.externalId : '';
}
