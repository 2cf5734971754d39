import { parseAmount } from './amounts.ts';
import {
  COLUMN_NAMES,
  foldName,
  foldWithoutCurrency,
  IN_WORDS,
  OUT_WORDS,
  type Role,
} from './columnNames.ts';
import { DATE_FORMATS, parseDate } from './dateFormats.ts';
import type { CsvRecord } from './records.ts';

/** Which column is what, by position from 0. Either `amount` is known, or both `debit` and `credit` are. */
export interface Columns {
  date: number;
  amount: number | null;
  debit: number | null;
  credit: number | null;
  /** The first of them that is not empty names the transaction. */
  description: number[];
  /** The other side of a payment; where `payer` is known too, of a payment that goes out. */
  merchant: number | null;
  payer: number | null;
  currency: number | null;
  /** Says in words whether money went out or came in, beside amounts without a sign. */
  direction: number | null;
  status: number | null;
  /** Taken from the account on top of the amount. */
  fee: number | null;
}

/** What is known so far. */
export type PartialColumns = Omit<Columns, 'date'> & { date: number | null };

export const isDate = (cell: string): boolean =>
  DATE_FORMATS.some((format) => parseDate(cell, format) !== null);

export const isAmount = (cell: string): boolean =>
  parseAmount(cell.trim(), '.') !== null || parseAmount(cell.trim(), ',') !== null;

/** How many of the first rows under a header are asked whether they bear out what a column's name promises. */
const WITNESSES = 50;

/**
 * Infers from the names of the columns what they are. A name is believed only where the cells below it
 * do not speak against it: "Valuta" is a day in German and a currency in Dutch.
 */
export function inferColumnsByName(headers: readonly string[], rows: readonly CsvRecord[]): PartialColumns {
  const witnesses = rows.slice(0, WITNESSES);
  const folded = headers.map(foldName);
  const withoutCurrency = headers.map(foldWithoutCurrency);
  const findAll = (role: Role): number[] =>
    COLUMN_NAMES[role].flatMap((name) =>
      headers.flatMap((_header, column) =>
        (folded[column] === name || withoutCurrency[column] === name) && isBorneOut(role, column, witnesses)
          ? [column]
          : [],
      ),
    );
  const find = (role: Role): number | null => findAll(role)[0] ?? null;

  const amount = find('amount');
  const sides =
    amount === null ? { debit: find('debit'), credit: find('credit') } : { debit: null, credit: null };
  const isRevolut = folded.includes('started date') && folded.includes('completed date');
  const description = [...new Set(findAll('description'))];
  const merchant = find('merchant');
  return {
    date: find('date'),
    amount,
    ...(sides.debit !== null && sides.credit !== null ? sides : { debit: null, credit: null }),
    description,
    merchant: merchant === description[0] ? null : merchant,
    payer: find('payer'),
    currency: find('currency'),
    direction: find('direction'),
    status: find('status'),
    fee: isRevolut ? indexOrNull(folded.indexOf('fee')) : null,
  };
}

const indexOrNull = (index: number): number | null => (index === -1 ? null : index);

function isBorneOut(role: Role, column: number, rows: readonly CsvRecord[]): boolean {
  const cells = rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((cell) => cell !== '');
  if (cells.length === 0) return role !== 'direction' && (role !== 'amount' || rows.length === 0);
  const most = (test: (cell: string) => boolean) => cells.filter(test).length * 2 >= cells.length;
  switch (role) {
    case 'date':
      return most(isDate);
    case 'amount':
    case 'debit':
    case 'credit':
      return most(isAmount);
    case 'currency':
      return most((cell) => /^[A-Za-z]{3}$/.test(cell));
    case 'direction':
      return most((cell) => OUT_WORDS.has(foldName(cell)) || IN_WORDS.has(foldName(cell)));
    case 'description':
    case 'merchant':
    case 'payer':
    case 'status':
      return true;
    default:
      return role satisfies never;
  }
}

/**
 * Infers the columns from what stands in them, for files whose header says nothing, or that have none.
 * Two columns of amounts (one may be a balance) are not told apart here: that is for the caller to say.
 */
export function inferColumnsByContent(rows: readonly CsvRecord[], width: number): PartialColumns {
  const columns = Array.from({ length: width }, (_none, column) => {
    const cells = rows.slice(0, WITNESSES).map(({ cells }) => cells[column]?.trim() ?? '');
    const filled = cells.filter((cell) => cell !== '');
    const isMostly = (test: (cell: string) => boolean) =>
      filled.length > 0 &&
      filled.length * 2 > cells.length &&
      filled.filter(test).length >= filled.length * 0.9;
    const dates = isMostly(isDate);
    return {
      column,
      dates,
      // Bare digits may be a number of a card or a cheque.
      amounts: !dates && isMostly(isAmount) && filled.some((cell) => /\D/.test(cell)),
      text: !dates && !filled.every(isAmount),
      length: filled.reduce((sum, cell) => sum + cell.length, 0),
    };
  });
  const amounts = columns.filter(({ amounts }) => amounts);
  const texts = columns.filter(({ text, length }) => text && length > 0).sort((a, b) => b.length - a.length);
  return {
    date: columns.find(({ dates }) => dates)?.column ?? null,
    amount: amounts.length === 1 ? (amounts[0]?.column ?? null) : null,
    debit: null,
    credit: null,
    description: texts.map(({ column }) => column),
    merchant: null,
    payer: null,
    currency: null,
    direction: null,
    status: null,
    fee: null,
  };
}

/** Whether the columns are enough to read transactions. */
export function areComplete(columns: PartialColumns): columns is Columns {
  return (
    columns.date !== null && (columns.amount !== null || (columns.debit !== null && columns.credit !== null))
  );
}
