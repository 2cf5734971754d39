import Big from 'big.js';
import type { FeedTransaction } from '../../providers/provider.ts';
import { isNegative, isZero, magnitude, negate, parseAmount } from './amounts.ts';
import { foldName, IN_WORDS, OUT_WORDS, SUMMARY_WORDS, UNBOOKED_WORDS } from './columnNames.ts';
import { isDate } from './columns.ts';
import { parseDate } from './dateFormats.ts';
import { rawKeys, rawRow } from './rawRow.ts';
import type { CsvRecord } from './records.ts';
import type { Reading } from './surveyFile.ts';

/** A transaction as the file has it, before it belongs to an account. */
export type RowContent = Pick<
  FeedTransaction,
  'amount' | 'isoCurrencyCode' | 'date' | 'name' | 'merchantName' | 'raw'
> & {
  /** The whole description, which the name may be cut from. */
  description: string;
};

export type ReadRow =
  | { kind: 'transaction'; line: number; content: RowContent }
  /** A line that is no transaction: a balance, a total, a payment that is not booked. */
  | { kind: 'aside'; line: number; reason: string }
  /** A line that ought to be a transaction and cannot be read. */
  | { kind: 'fault'; line: number; reason: string };

/** Longer names would not fit into an index page; no bank's description is that long. */
const LONGEST_NAME = 500;
const LONGEST_QUOTE = 40;

/** Makes the function that reads the records of one file. */
export function createRowReader(reading: Reading): (record: CsvRecord) => ReadRow {
  const { layout } = reading;
  const { columns } = layout;
  const keys = rawKeys(layout.headers);

  return ({ line, cells, damage }) => {
    const cell = (column: number | null) => (column === null ? '' : (cells[column]?.trim() ?? ''));
    const fault = (reason: string): ReadRow => ({ kind: 'fault', line, reason });
    if (damage) return fault(damage);

    const dateText = cell(columns.date);
    const date = parseDate(dateText, reading.dateFormat);
    const amountCells = [columns.amount, columns.debit, columns.credit]
      .map(cell)
      .filter((text) => text !== '');
    const aside = findAside(cells, {
      dateText,
      hasDate: date !== null,
      hasAmount: amountCells.length > 0,
      status: cell(columns.status),
    });
    if (aside) return { kind: 'aside', line, reason: aside };
    if (date === null) {
      if (dateText === '') return fault('The date is empty.');
      return fault(
        isDate(dateText) || /\d/.test(dateText)
          ? `The date ${quote(dateText)} is no day in the format ${reading.dateFormat}.`
          : `${quote(dateText)} is not a date.`,
      );
    }
    if (amountCells.length === 0) return fault('The amount is empty.');
    const amount = readAmount(reading, cell);
    if (amount === null) return fault(`${amountCells.map(quote).join(' and ')} cannot be read as an amount.`);
    if (typeof amount !== 'string') return fault(amount.reason);

    const description =
      columns.description.map((column) => tidy(cell(column))).find((text) => text !== '') ?? '';
    const otherSide = columns.payer !== null && isNegative(amount) ? columns.payer : columns.merchant;
    const currency = cell(columns.currency).toUpperCase();
    return {
      kind: 'transaction',
      line,
      content: {
        amount,
        isoCurrencyCode: /^[A-Z]{3}$/.test(currency) ? currency : layout.headerCurrency,
        date,
        description,
        name: cut(description) || 'No description',
        merchantName: cut(tidy(cell(otherSide))) || null,
        raw: rawRow(cells, keys),
      },
    };
  };
}

/** @returns why the line is no transaction, or null where it looks like one. */
function findAside(
  cells: string[],
  row: { dateText: string; hasDate: boolean; hasAmount: boolean; status: string },
): string | null {
  const { dateText, hasDate, hasAmount, status } = row;
  if (UNBOOKED_WORDS.has(foldName(status))) {
    return `The status is ${quote(status)}: it is not booked. Import again once it is.`;
  }
  const filled = cells.filter((text) => text.trim() !== '');
  if (!hasDate && !hasAmount && (filled.length === 1 || !/^\d/.test(dateText)))
    return 'Neither a date nor an amount: not a transaction.';
  const opening = filled.find((text) => !isDate(text)) ?? '';
  if ((!hasDate || !hasAmount) && SUMMARY_WORDS.test(foldName(opening)))
    return 'A balance or a total, not a transaction.';
  return null;
}

/** @returns the amount in the ledger's sign, why there is none, or null where the text is no amount. */
function readAmount(
  reading: Reading,
  cell: (column: number | null) => string,
): string | { reason: string } | null {
  const { signs, decimalSeparator, layout } = reading;
  const { columns } = layout;
  const parse = (column: number | null) => parseAmount(cell(column), decimalSeparator);
  if (signs.by === 'columns') {
    const [debitText, creditText] = [cell(columns.debit), cell(columns.credit)];
    const [debit, credit] = [parse(columns.debit), parse(columns.credit)];
    if ((debitText !== '' && !debit) || (creditText !== '' && !credit)) return null;
    const out = applyFactor(debit?.value ?? '0.00', signs.debitFactor);
    const into = applyFactor(credit?.value ?? '0.00', signs.creditFactor);
    return isZero(into) ? out : isZero(out) ? negate(into) : subtract(out, into);
  }
  const amount = parse(columns.amount);
  if (!amount) return null;
  const fee = cell(columns.fee) === '' ? null : parse(columns.fee);
  if (amount.says) return amount.says === 'debit' ? magnitude(amount.value) : negate(magnitude(amount.value));
  if (signs.by === 'direction') {
    const word = foldName(cell(columns.direction));
    if (OUT_WORDS.has(word)) return amount.value;
    if (IN_WORDS.has(word)) return negate(amount.value);
    return { reason: `${quote(cell(columns.direction))} does not say whether money went out or came in.` };
  }
  const signed = signs.positiveIs === 'debit' ? amount.value : negate(amount.value);
  return fee && !isZero(fee.value) ? subtract(signed, negate(fee.value)) : signed;
}

const applyFactor = (amount: string, factor: 1 | -1): string => (factor === 1 ? amount : negate(amount));

/** Exact, and written with two decimals or as many as there are. */
function subtract(amount: string, other: string): string {
  const difference = new Big(amount).minus(other);
  return difference.toFixed(Math.max(2, decimals(amount), decimals(other)));
}

const decimals = (amount: string): number => amount.length - amount.indexOf('.') - 1;

/** One line of text, without the half character at which a bank has cut it. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\uFFFD+$/, '')
    .trim();

function cut(text: string): string {
  if (text.length <= LONGEST_NAME) return text;
  // The last character may be a pair of which only one half fits.
  return text
    .slice(0, LONGEST_NAME)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

function quote(text: string): string {
  const short = tidy(text);
  return `"${short.length > LONGEST_QUOTE ? `${cutTo(short)}…` : short}"`;
}

const cutTo = (text: string): string => text.slice(0, LONGEST_QUOTE).replace(/[\uD800-\uDBFF]$/, '');
