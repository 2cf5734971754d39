import type { Assumption } from '../assumption.ts';
import type { Question } from '../question.ts';
import type { DecimalSeparator } from './amounts.ts';
import { BalanceRowsOfFile } from './balanceRows.ts';
import { cellOf } from './cells.ts';
import { nameColumn } from './columnLabels.ts';
import { type ColumnProfile, isCalled, profileColumns } from './columnProfiles.ts';
import type { PartialColumns } from './columns.ts';
import { currencyColumnFor, currencyOfHeader, findCurrencyColumns } from './currencies.ts';
import { askDateColumn, chooseDateColumn } from './dateColumn.ts';
import { DateEvidence } from './dateEvidence.ts';
import { parseDate } from './dateFormats.ts';
import { type AccountHints, rememberedDirection } from './earlierRows.ts';
import {
  findColumn,
  findStatedColumns,
  findTemplateOf,
  type Layout,
  type LayoutOverrides,
  type StatedColumns,
} from './layout.ts';
import { findMoney } from './money/findMoney.ts';
import type { MoneyDecision, Signs } from './money/moneyInput.ts';
import { likelyMoney, type NumberColumn, readNumberColumns } from './money/numberColumns.ts';
import { findNames, type NameColumns } from './nameColumns.ts';
import type { CsvRecord, Delimiter, Sample } from './records.ts';
import { currencyOfStatement } from './statementCurrency.ts';
import { findStatus } from './statusColumn.ts';
import { askBookedStatus } from './statusValues.ts';
import { type BalanceLines, findBalanceLines, findSummaries } from './summaries.ts';
import type { Table } from './table.ts';
import type { Template } from './templates.ts';
import { foldText } from './words/foldText.ts';

/** What the beginning of a file shows of its columns. */
export interface Analysis {
  layout: Layout;
  signs: Signs | null;
  timeRuns: 'down' | 'up' | null;
  unbooked: ReadonlySet<string>;
  /** What the status column holds in the sample. */
  statuses: ReadonlySet<string>;
  /** Looks for rows that state a balance; it has seen none yet. */
  balanceRows: BalanceRowsOfFile;
  /** How many rows of the sample are movements. */
  movementCount: number;
  /** All columns that hold dates. */
  dateColumns: number[];
  assumptions: Assumption[];
  questions: Question[];
}

export function analyseSample(
  sample: Sample,
  table: Table,
  delimiter: Delimiter,
  overrides: LayoutOverrides,
  hints: AccountHints,
): Analysis {
  const stated = findStatedColumns(overrides, table);
  const template = findTemplateOf(table, overrides.template);
  const label = (column: number) => nameColumn(table.headers, column);
  const { dateFormat } = overrides;
  const dated =
    dateFormat &&
    stated.date !== null &&
    table.rows.some((row) => parseDate(cellOf(row, stated.date), dateFormat))
      ? { column: stated.date, readDate: (cell: string) => parseDate(cell, dateFormat) !== null }
      : null;
  const profiles = profileColumns(table.rows, table.headers, table.width, dated);
  // What the caller has named is something else.
  const named = new Set(Object.values(stated));
  const unnamed = profiles.filter(({ column }) => !named.has(column));
  const status = findStatus(table.rows, unnamed, overrides.bookedStatus ?? null);
  const unbooked = status?.unbooked ?? new Set<string>();
  const booked = table.rows.filter((row) => !status || !unbooked.has(foldText(cellOf(row, status.column))));
  const balances = findBalanceLines(booked, profiles);
  const summaries = new Set([
    ...findSummaries(booked, profiles),
    ...withoutMovement(balances, booked, overrides),
  ]);
  const rows = booked.filter((row) => !summaries.has(row));
  // Again without the lines that are no movements: a balance among them is no amount.
  const moving = profileColumns(rows, table.headers, table.width, dated);
  const known = stated.date ?? templateColumn(template?.date, table);
  const { column: date, open } =
    known === null ? chooseDateColumn(rows, moving) : { column: known, open: [] };
  const numbers = likelyMoney(
    readNumberColumns(rows, moving, overrides.decimalSeparator),
    new Set(Object.values(stated).filter((column) => typeof column === 'number')),
  );
  const money = findMoney({
    rows,
    statements: [...table.asides, ...summaries],
    isWhole: sample.isWhole,
    profiles: moving,
    numbers,
    timeRuns: timeDirection(rows, date),
    currency: hints.isoCurrencyCode,
    accountType: hints.type,
    template,
    remembered: (column) => rememberedDirection(table.headers, column, hints.earlierRows),
    stated: {
      amount:
        stated.amount ??
        (stated.debit === null && stated.credit === null ? templateColumn(template?.amount, table) : null),
      debit: stated.debit ?? (stated.amount === null ? templateColumn(template?.debit, table) : null),
      credit: stated.credit ?? (stated.amount === null ? templateColumn(template?.credit, table) : null),
      direction: stated.direction,
      fee: stated.fee,
      debitValue: overrides.debitValue ?? null,
      creditValue: overrides.creditValue ?? null,
      positiveIs: overrides.positiveIs ?? null,
    },
    label,
  });
  const columns = collectColumns(stated, template, table, moving, rows, money, date, status?.column ?? null);
  return {
    layout: {
      delimiter,
      headerLine: table.headerLine,
      headers: table.headers,
      firstRowLine: table.firstRowLine,
      rowWidth: table.width,
      template,
      columns,
      headerCurrency: currencyOfHeader(table.headers[columns.amount ?? columns.debit ?? -1] ?? ''),
      // Behind the sample, another account may begin.
      statementCurrency: sample.isWhole
        ? currencyOfStatement(
            [...table.asides, ...summaries],
            columns.balance === null ? null : (table.headers[columns.balance] ?? null),
          )
        : null,
      hasContinuations: hasContinuations(table, columns),
    },
    signs: money.signs,
    timeRuns: money.timeRuns,
    unbooked,
    statuses: new Set(status?.values.keys()),
    balanceRows: new BalanceRowsOfFile(
      { ...columns, balance: columns.balance ?? likelyBalance(balances, numbers) },
      separatorOf(numbers, columns),
      unbooked,
    ),
    movementCount: rows.length,
    dateColumns: [
      ...new Set([
        ...(date === null ? [] : [date]),
        ...profiles.filter(({ kind }) => kind === 'date').map(({ column }) => column),
      ]),
    ],
    assumptions: money.assumptions,
    questions: [
      ...(status && status.unknown.length > 0
        ? [askBookedStatus(status.unknown, status.values, label(status.column))]
        : []),
      ...(open.length > 0 ? [askDateColumn(rows, open, label)] : []),
      ...money.questions,
    ],
  };
}

/** The lines that are left out of the proofs; while nothing tells, a file of nothing else keeps them. */
function withoutMovement(
  { certain, doubtful }: BalanceLines,
  rows: readonly CsvRecord[],
  { balanceRows }: LayoutOverrides,
): CsvRecord[] {
  const isKept =
    balanceRows === 'keep' || (balanceRows === undefined && certain.length + doubtful.length >= rows.length);
  return isKept ? certain : [...certain, ...doubtful];
}

/** Where no balance is proven, the one that some rows repeat, or what is called one. */
const likelyBalance = ({ balances }: BalanceLines, numbers: readonly NumberColumn[]): number | null =>
  balances[0] ?? numbers.find(({ profile }) => isCalled(profile, 'balance'))?.column ?? null;

const separatorOf = (numbers: readonly NumberColumn[], columns: PartialColumns): DecimalSeparator =>
  numbers.find(({ column }) => column === (columns.amount ?? columns.debit))?.separator ?? '.';

const templateColumn = (name: string | undefined, { headers }: Table): number | null =>
  name === undefined ? null : findColumn(name, headers);

/** Where the later rows are, if the dates say the same in every way they can be read. */
function timeDirection(rows: readonly CsvRecord[], date: number | null): 'down' | 'up' | null {
  if (date === null) return null;
  const evidence = new DateEvidence();
  for (const row of rows) evidence.add(cellOf(row, date));
  const { format, alternatives } = evidence.decide({ timeRuns: null, provenOrder: () => null });
  const directions = new Set((format ? [format] : alternatives).map((one) => evidence.direction(one)));
  const [only] = directions;
  return directions.size === 1 ? (only ?? null) : null;
}

function collectColumns(
  stated: StatedColumns,
  template: Template | null,
  table: Table,
  profiles: readonly ColumnProfile[],
  rows: readonly CsvRecord[],
  money: MoneyDecision,
  date: number | null,
  status: number | null,
): PartialColumns {
  const currencies = findCurrencyColumns(profiles);
  const amount = money.columns.amount ?? money.columns.debit;
  const currency =
    stated.currency ??
    (amount === null
      ? null
      : currencyColumnFor(amount, currencies, rows.length, otherAmounts(profiles, money)));
  const direction = money.signs?.by === 'direction' ? money.signs.column : stated.direction;
  const taken = new Set(
    [
      ...Object.values(money.columns),
      currency,
      direction,
      status,
      ...currencies.map(({ column }) => column),
    ].filter((column) => column !== null),
  );
  const names = template ? namesOfTemplate(template, table) : findNames(rows, profiles, taken);
  const description =
    stated.description === null
      ? names.description
      : [stated.description, ...names.description.filter((column) => column !== stated.description)];
  return {
    date,
    ...money.columns,
    description,
    memos: stated.description === null ? names.memos : [stated.description],
    additions: stated.description === null ? names.additions : [],
    merchant: stated.merchant ?? names.merchant,
    payer: names.payer,
    currency,
    direction,
    status,
  };
}

/** Columns of amounts that are neither the movements nor the balance. */
const otherAmounts = (profiles: readonly ColumnProfile[], { columns }: MoneyDecision): number[] =>
  profiles
    .filter(({ kind, column }) => kind === 'number' && !Object.values(columns).includes(column))
    .map(({ column }) => column);

const namesOfTemplate = (template: Template, table: Table): NameColumns => ({
  description: template.description.flatMap((name) => findColumn(name, table.headers) ?? []),
  memos: [],
  additions: [],
  merchant: null,
  payer: null,
});

/** Lines without date and amount that go on with the text above: one of them stands under many of the rows. */
function hasContinuations({ asides, rows }: Table, { description }: PartialColumns): boolean {
  const firstRow = rows[0]?.line ?? Number.POSITIVE_INFINITY;
  const lines = asides.filter((aside) => aside.line > firstRow && isContinuation(aside, description));
  return lines.length > 0 && lines.length >= rows.length * 0.3;
}

/** Whether a record has text in columns of names and nothing else. */
export function isContinuation({ cells }: CsvRecord, names: readonly number[]): boolean {
  const filled = [...cells.keys()].filter((column) => (cells[column] ?? '').trim() !== '');
  return filled.length > 0 && filled.every((column) => names.includes(column));
}
