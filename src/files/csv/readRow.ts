import { unescapeFormulas } from '../../domain/formulaText.ts';
import type { FeedTransaction } from '../../providers/provider.ts';
import { isIsoCurrency } from '../minorUnits.ts';
import { isBlank } from './amounts.ts';
import { cellOf, filledWidth, unwrapFormula } from './cells.ts';
import { currencyOfAmount } from './currencies.ts';
import { isDate, parseDate } from './dateFormats.ts';
import { isReadable } from './nameColumns.ts';
import { rawKeys, rawRow } from './rawRow.ts';
import { type AmountOfRow, readAmount } from './readAmount.ts';
import type { CsvRecord } from './records.ts';
import { summaryOf } from './summaries.ts';
import { SumOfRows } from './sumOfRows.ts';
import type { Reading } from './surveyFile.ts';
import { cut, quote, tidy } from './text.ts';
import { foldText } from './words/foldText.ts';

/** A transaction as the file has it, before it belongs to an account. */
export type RowContent = Pick<
  FeedTransaction,
  'amount' | 'isoCurrencyCode' | 'unofficialCurrencyCode' | 'date' | 'name' | 'merchantName' | 'raw'
> & {
  /** What the bank says of the row, uncut: a part of what identifies it. */
  description: string;
};

export type ReadRow =
  | { kind: 'transaction'; line: number; content: RowContent }
  /** A line that is no transaction: a balance, a total, a payment that is not booked. */
  | { kind: 'aside'; line: number; reason: string }
  /** A line that ought to be a transaction and cannot be read. */
  | { kind: 'fault'; line: number; reason: string };

/** Makes the function that reads the records of one file in order. */
export function createRowReader(reading: Reading): (record: CsvRecord) => ReadRow {
  const { layout } = reading;
  const { columns } = layout;
  const keys = rawKeys(layout.headers);
  const width = Math.max(layout.headers.length, layout.rowWidth);
  const sums = new SumOfRows();

  return (record) => {
    const { line, damage } = record;
    const cell = (column: number | null) => cellOf(record, column);
    const fault = (reason: string): ReadRow => ({ kind: 'fault', line, reason });
    if (damage) return fault(damage);

    const dateText = cell(columns.date);
    const date = parseDate(dateText, reading.dateFormat, reading.dateLanguage);
    const amountCells = [columns.amount, columns.debit, columns.credit]
      .map(cell)
      .filter((text) => !isBlank(text));
    const amount = amountCells.length === 0 ? null : readAmount(reading, record);
    const aside = findAside(record, { reading, dateText, hasDate: date !== null, amountCells, amount, sums });
    if (aside) return { kind: 'aside', line, reason: aside };
    if (date === null) return fault(faultOfDate(dateText, reading.dateFormat));
    if (filledWidth(record) > width)
      return fault('The line has more cells than the others: a delimiter in it is not quoted.');
    if (amountCells.length === 0) return fault('The amount is empty.');
    if (amount === null) return fault(`${amountCells.map(quote).join(' and ')} cannot be read as an amount.`);
    if (typeof amount !== 'string') return fault(amount.reason);
    sums.add(amount);

    const { name, merchantName, description } = readNames(reading, record, amount);
    const currency =
      layout.headerCurrency ??
      currencyOfAmount(amountCells[0] ?? '') ??
      readCurrency(cell(columns.currency)) ??
      layout.statementCurrency;
    const isIso = currency !== null && isIsoCurrency(currency);
    return {
      kind: 'transaction',
      line,
      content: {
        amount,
        isoCurrencyCode: isIso ? currency : null,
        unofficialCurrencyCode: isIso ? null : currency,
        date,
        description,
        name: cut(name) || 'No description',
        merchantName: cut(merchantName) || null,
        raw: rawRow(record.cells, keys),
      },
    };
  };
}

function faultOfDate(text: string, format: string): string {
  if (text === '') return 'The date is empty.';
  return isDate(text) || /\d/.test(text)
    ? `The date ${quote(text)} is no day in the format ${format}.`
    : `${quote(text)} is not a date.`;
}

const readCurrency = (text: string): string | null => {
  const code = text.toUpperCase();
  return /^[A-Z]{3,5}$/.test(code) ? code : null;
};

/** Columns that only our own exports have: their texts are read back as they were. */
const OWN_COLUMNS = ['external_transaction_id', 'pending_transaction_id', 'transfer_pair_id'];
const isOwnExport = (headers: readonly string[]): boolean =>
  OWN_COLUMNS.every((column) => headers.includes(column));

/**
 * Names a row by the other side of the payment and by the first of its columns that holds words for people, and adds
 * the columns whose header nobody knows; a text that another contains is left out.
 */
function readNames(
  { layout }: Reading,
  record: CsvRecord,
  amount: string,
): { name: string; merchantName: string; description: string } {
  const { description, memos, additions, merchant, payer } = layout.columns;
  // Quotes around a text are part of it; those that spreadsheets need are not. A dash alone is nothing, as in amounts:
  // else a row would have another name as soon as a row beside it has words.
  const textOf = (column: number | null) => {
    const cell = record.cells[column ?? -1] ?? '';
    const text = tidy(isOwnExport(layout.headers) ? unescapeFormulas(cell) : unwrapFormula(cell));
    return isBlank(text) ? '' : text;
  };
  const parties = amount.startsWith('-') && payer !== null ? [payer, merchant] : [merchant, payer];
  const merchantName = parties.map(textOf).find((text) => text !== '') ?? '';
  const texts = (merchantName === '' ? description : memos).map(textOf).filter((text) => text !== '');
  if (layout.template) return { name: texts[0] ?? '', merchantName, description: texts[0] ?? '' };
  const main = texts.find(isReadable) ?? (merchantName === '' ? (texts[0] ?? '') : '');
  const name = joinTexts([merchantName, main, ...additions.map(textOf).filter(isReadable)]);
  // Of the name, only the bank's own words identify the row: other columns may be filled later.
  return { name, merchantName, description: main || merchantName };
}

/** The texts one after the other, without those that are part of another. */
function joinTexts(texts: readonly string[]): string {
  const parts: string[] = [];
  for (const text of texts) {
    const folded = foldText(text);
    if (text === '' || parts.some((part) => foldText(part).includes(folded))) continue;
    const contained = parts.findIndex((part) => folded.includes(foldText(part)));
    if (contained === -1) parts.push(text);
    else parts[contained] = text;
  }
  return parts.join(' ');
}

interface AsideInput {
  reading: Reading;
  dateText: string;
  hasDate: boolean;
  amountCells: readonly string[];
  amount: AmountOfRow;
  sums: SumOfRows;
}

/** @returns why the line is no transaction, or null where it looks like one. */
function findAside(record: CsvRecord, input: AsideInput): string | null {
  const { reading, dateText, hasDate, amountCells, amount, sums } = input;
  const status = cellOf(record, reading.layout.columns.status);
  if (status !== '' && reading.unbooked.has(foldText(status))) {
    return `The status is ${quote(status)}: it is not booked. Import again once it is.`;
  }
  const hasAmount = amountCells.length > 0;
  const filled = record.cells.filter((text) => text.trim() !== '');
  if (!hasDate && !hasAmount && (filled.length === 1 || !/^\d/.test(dateText))) {
    return 'Neither a date nor an amount: not a transaction.';
  }
  if (reading.balanceLines.has(record.line)) return 'A balance or a total, not a transaction.';
  const summary = summaryOf(record, reading.layout.columns);
  if (summary === null) return null;
  if (!hasDate || !hasAmount || summary === 'balance') return 'A balance or a total, not a transaction.';
  // A filling station is called Total too: a total is the sum of the rows above it.
  return typeof amount === 'string' && sums.isTotal(amount)
    ? 'The total of the rows above, not a transaction.'
    : null;
}
