import type { Assumption } from '../assumption.ts';
import type { Question } from '../question.ts';
import type { DecimalSeparator } from './amounts.ts';
import type { Analysis } from './analyseSample.ts';
import { askDateFormat, nameDateFormat } from './dateColumn.ts';
import { type DateFormat, shapeOf } from './dateFormats.ts';
import { type AccountHints, rememberedOrder } from './earlierRows.ts';
import type { EvidenceOfRows } from './evidenceOfRows.ts';
import type { Layout, LayoutOverrides } from './layout.ts';
import type { Signs } from './money/moneyInput.ts';
import type { Table } from './table.ts';

/** How the rows are to be read, or what is open about it. */
export interface ReadingDecision {
  layout: Layout;
  dateFormat: DateFormat | null;
  dateLanguage: string | null;
  decimalSeparator: DecimalSeparator | null;
  signs: Signs | null;
  assumptions: Assumption[];
  questions: Question[];
}

/** Draws the conclusions from all rows that a sample cannot: the order of day and month, the decimal separator. */
export function decideReading(
  analysis: Analysis,
  evidence: EvidenceOfRows,
  table: Table,
  overrides: LayoutOverrides,
  hints: AccountHints,
): ReadingDecision {
  const { layout } = analysis;
  const date = decideDates(analysis, evidence, overrides, hints);
  const decimals = decideDecimals(evidence, layout, overrides, hints);
  // A file whose rows all are pending has no more to import than one without rows.
  const isEmpty = evidence.rowCount === 0 || (table.rows.length > 0 && analysis.movementCount === 0);
  const money = isEmpty ? [] : analysis.questions;
  return {
    layout: isEmpty ? completed(layout) : layout,
    dateFormat: date.format ?? (isEmpty ? 'YYYY-MM-DD' : null),
    dateLanguage: date.language ?? null,
    decimalSeparator: decimals.separator,
    signs: analysis.signs ?? (isEmpty ? { by: 'sign', positiveIs: 'credit' } : null),
    assumptions: [...analysis.assumptions, ...date.assumptions],
    questions: [...(isEmpty ? [] : date.questions), ...money, ...decimals.questions],
  };
}

/** A month without a transaction is a file without rows: any columns read them. */
const completed = (layout: Layout): Layout => ({
  ...layout,
  columns: { ...layout.columns, date: layout.columns.date ?? 0, amount: layout.columns.amount ?? 0 },
});

const open = (parameter: string, message: string): Question => ({
  parameter,
  message,
  choices: [],
  shown: [],
});

function decideDates(
  { layout, timeRuns }: Analysis,
  evidence: EvidenceOfRows,
  overrides: LayoutOverrides,
  hints: AccountHints,
): {
  format: DateFormat | null;
  language: string | null | undefined;
  assumptions: Assumption[];
  questions: Question[];
} {
  const column = layout.columns.date;
  if (column === null) {
    const question = open('date_column', 'No column of the file is known to hold the date.');
    return { format: overrides.dateFormat ?? null, language: null, assumptions: [], questions: [question] };
  }
  const dates = evidence.dates.of(column);
  const language = dates.language === undefined ? languageOf(hints.isoCurrencyCode) : dates.language;
  if (overrides.dateFormat) {
    return { format: overrides.dateFormat, language, assumptions: [], questions: [] };
  }
  const remembered = (shape: string) => rememberedOrder(layout.headers, column, hints.earlierRows, shape);
  const { format, alternatives, because } = dates.decide({
    timeRuns,
    provenOrder: (shape) => evidence.dates.provenElsewhere(shape, column, remembered),
  });
  if (format === null && layout.template) return monthFirst(alternatives, dates, layout);
  if (format === null) {
    return { format: null, language, assumptions: [], questions: [askDateFormat(dates, alternatives)] };
  }
  if (language === undefined) {
    const question = open(
      'currency',
      `The month in "${dates.example}" is another in Croatian than in Polish or Czech; the currency of the account tells which.`,
    );
    return { format, language: null, assumptions: [], questions: [question] };
  }
  const isPlain = because.startsWith('No other');
  return { format, language, assumptions: isPlain ? [] : [nameDateFormat(format, because)], questions: [] };
}

/** The banks whose headers are known are American. */
function monthFirst(
  alternatives: readonly DateFormat[],
  dates: Parameters<typeof askDateFormat>[0],
  layout: Layout,
) {
  const format = alternatives.find((one) => shapeOf(one).order === 'month') ?? null;
  const because = `The header is that of ${layout.template?.institution}, which writes the month first.`;
  return {
    format,
    language: null,
    assumptions: format ? [nameDateFormat(format, because)] : [],
    questions: format ? [] : [askDateFormat(dates, alternatives)],
  };
}

const LANGUAGE_OF_CURRENCY: Record<string, string> = {
  PLN: 'pl',
  CZK: 'cs',
  EUR: 'hr',
  HRK: 'hr',
  BAM: 'hr',
};

const languageOf = (currency: string | null): string | undefined =>
  currency === null ? undefined : LANGUAGE_OF_CURRENCY[currency];

function decideDecimals(
  evidence: EvidenceOfRows,
  layout: Layout,
  overrides: LayoutOverrides,
  hints: AccountHints,
): { separator: DecimalSeparator | null; questions: Question[] } {
  if (overrides.decimalSeparator) return { separator: overrides.decimalSeparator, questions: [] };
  const stated =
    evidence.currencies.size > 0
      ? [...evidence.currencies]
      : [layout.headerCurrency ?? layout.statementCurrency ?? hints.isoCurrencyCode];
  const currencies = stated.filter((currency) => currency !== null);
  const { decimals, balanceDecimals } = evidence;
  const separator =
    decimals.isProven || !balanceDecimals.isProven ? decimals.decide(currencies) : balanceDecimals.decide([]);
  if (separator !== null) return { separator, questions: [] };
  const example = decimals.openExample;
  const question: Question = {
    parameter: 'decimal_separator',
    message: example
      ? `${example} can be a number with three decimals or a thousand, and nothing tells which.`
      : 'Some amounts have a decimal point and others a decimal comma.',
    choices: ['point', 'comma'],
    shown: example
      ? [
          { choice: 'point', reading: readingOf(example, '.') },
          { choice: 'comma', reading: readingOf(example, ',') },
        ]
      : [],
  };
  return { separator: null, questions: [question] };
}

const readingOf = (example: string, separator: DecimalSeparator): string =>
  example.includes(separator) ? `${example} has decimals` : `${example} is a whole number`;
