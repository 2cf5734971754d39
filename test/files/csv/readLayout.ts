import { readdirSync, readFileSync } from 'node:fs';
import type { LayoutOverrides } from '../../../src/files/csv/layout.ts';
import { isReading, surveyFile } from '../../../src/files/csv/surveyFile.ts';
import type { Question } from '../../../src/files/question.ts';
import type { AccountType } from '../../../src/providers/provider.ts';
import { readAll } from './readAll.ts';

/** The layouts of banks and tools from 40 countries, each with the rows it holds. */
const directory = new URL('./layouts/', import.meta.url);

export interface ExpectedRow {
  date: string;
  amount: string;
  /** Text that the name or the merchant's name must hold. */
  name: string;
}

export interface Layout {
  name: string;
  file: Buffer;
  accountType: AccountType;
  currency: string;
  rows: ExpectedRow[];
}

export function readLayouts(): Layout[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => {
      const { account_type, currency, rows } = JSON.parse(
        readFileSync(new URL(file.replace(/csv$/, 'json'), directory), 'utf8'),
      );
      return {
        name: file.replace(/\.csv$/, ''),
        file: readFileSync(new URL(file, directory)),
        accountType: account_type,
        currency,
        rows,
      };
    });
}

export interface Told {
  type: AccountType | null;
  isoCurrencyCode: string | null;
}

export type Verdict =
  | { kind: 'right' }
  | { kind: 'asked'; parameters: string[]; isRightAfterTheAnswer: boolean }
  | { kind: 'refused'; message: string }
  | { kind: 'wrong'; rows: string[] };

/** What comes of a file: whether its rows are right, and where it asks, whether some answer makes them right. */
export async function judge(
  layout: Layout,
  told: Told,
  overrides: LayoutOverrides = { columns: {} },
): Promise<Verdict> {
  try {
    const survey = await surveyFile(layout.file, overrides, { ...told, earlierRows: [] });
    if (isReading(survey)) {
      const { transactions } = await readAll(survey);
      const wrong = findWrong(layout.rows, transactions);
      return wrong.length === 0 ? { kind: 'right' } : { kind: 'wrong', rows: wrong };
    }
    const parameters = survey.questions.map(({ parameter }) => parameter);
    const isRightAfterTheAnswer = await answersHelp(layout, told, overrides, survey.questions);
    return { kind: 'asked', parameters, isRightAfterTheAnswer };
  } catch (error) {
    return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Tries the choices of the first question, and of those that follow it, as a person with the file at hand would. */
async function answersHelp(
  layout: Layout,
  told: Told,
  overrides: LayoutOverrides,
  questions: Question[],
): Promise<boolean> {
  const [question] = questions;
  if (!question) return false;
  for (const choice of question.choices) {
    const answered = answer(overrides, question.parameter, choice);
    if (!answered) return false;
    const verdict = await judge(layout, told, answered);
    if (verdict.kind === 'right' || (verdict.kind === 'asked' && verdict.isRightAfterTheAnswer)) return true;
  }
  return false;
}

function answer(overrides: LayoutOverrides, parameter: string, choice: string): LayoutOverrides | null {
  const column = /^(\w+)_column$/.exec(parameter)?.[1];
  if (column) {
    if (column in overrides.columns) return null;
    return { ...overrides, columns: { ...overrides.columns, [column]: choice } };
  }
  switch (parameter) {
    case 'positive_is':
      return { ...overrides, positiveIs: choice === 'debit' ? 'debit' : 'credit' };
    case 'date_format':
      // The choices are names of formats, as those of encodings are of encodings.
      return { ...overrides, dateFormat: choice as LayoutOverrides['dateFormat'] };
    case 'decimal_separator':
      return { ...overrides, decimalSeparator: choice === 'point' ? '.' : ',' };
    case 'debit_value':
      return { ...overrides, debitValue: choice };
    case 'booked_status':
      return { ...overrides, bookedStatus: choice };
    case 'encoding':
      return { ...overrides, encoding: choice as LayoutOverrides['encoding'] };
    default:
      return null;
  }
}

function findWrong(
  expected: readonly ExpectedRow[],
  found: readonly { date: string; amount: string; name: string; merchantName: string | null }[],
): string[] {
  const left = [...found];
  const missing = expected.filter(({ date, amount, name }) => {
    const position = left.findIndex(
      (row) =>
        row.date === date &&
        Number(row.amount) === Number(amount) &&
        (row.name.includes(name) || (row.merchantName ?? '').includes(name)),
    );
    if (position === -1) return true;
    left.splice(position, 1);
    return false;
  });
  return [
    ...missing.map(({ date, amount, name }) => `missing: ${date} ${amount} ${name}`),
    ...left.map(
      ({ date, amount, name, merchantName }) => `unexpected: ${date} ${amount} ${name} (${merchantName})`,
    ),
  ];
}

export function describeVerdict(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'right':
      return 'right';
    case 'asked':
      return `asks ${verdict.parameters.join(', ')}${verdict.isRightAfterTheAnswer ? ', right after the answer' : ', NOT RIGHT AFTER'}`;
    case 'refused':
      return `refused: ${verdict.message}`;
    case 'wrong':
      return `SILENTLY WRONG: ${verdict.rows.slice(0, 2).join('; ')}`;
  }
}
