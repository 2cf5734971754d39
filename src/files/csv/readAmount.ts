import Big from 'big.js';
import type { Decimal } from '../../providers/provider.ts';
import { type CellAmount, isBlank, isZero, magnitude, negate, parseAmount } from './amounts.ts';
import { cellOf } from './cells.ts';
import type { CsvRecord } from './records.ts';
import type { Reading } from './surveyFile.ts';
import { quote } from './text.ts';
import { type Direction, foldDirection } from './words/directionWords.ts';

/** The amount in the ledger's sign, why there is none, or null where the text is no amount. */
export type AmountOfRow = Decimal | { reason: string } | null;

export function readAmount(reading: Reading, record: CsvRecord): AmountOfRow {
  const { decimalSeparator, layout } = reading;
  const parse = (column: number | null): CellAmount | null => {
    const text = cellOf(record, column);
    return isBlank(text) ? null : parseAmount(text, decimalSeparator);
  };
  const amount = readMovement(reading, record, parse);
  const feeText = cellOf(record, layout.columns.fee);
  if (typeof amount !== 'string' || isBlank(feeText)) return amount;
  const fee = parse(layout.columns.fee);
  if (!fee) return { reason: `The fee ${quote(feeText)} cannot be read as an amount.` };
  return isZero(fee.value) ? amount : subtract(amount, negate(magnitude(fee.value)));
}

function readMovement(
  reading: Reading,
  record: CsvRecord,
  parse: (column: number | null) => CellAmount | null,
): AmountOfRow {
  const { signs, layout } = reading;
  const { columns } = layout;
  if (signs.by === 'columns') return readSides(reading, record, parse);
  const amount = parse(columns.amount);
  if (!amount) return null;
  switch (signs.by) {
    case 'sign':
      return signs.positiveIs === 'debit' ? amount.value : negate(amount.value);
    case 'marker':
      return readMarked(amount, signs.meanings);
    case 'direction':
      return readDirected(amount, cellOf(record, signs.column), signs.meanings);
    default:
      return signs satisfies never;
  }
}

function readSides(
  { signs, layout: { columns } }: Reading,
  record: CsvRecord,
  parse: (column: number | null) => CellAmount | null,
): AmountOfRow {
  if (signs.by !== 'columns') return null;
  const isUnreadable = (column: number | null, amount: CellAmount | null) =>
    amount === null && !isBlank(cellOf(record, column));
  const [debit, credit] = [parse(columns.debit), parse(columns.credit)];
  if (isUnreadable(columns.debit, debit) || isUnreadable(columns.credit, credit)) return null;
  const out = applyFactor(debit?.value ?? '0.00', signs.debitFactor);
  const into = applyFactor(credit?.value ?? '0.00', signs.creditFactor);
  return isZero(into) ? out : isZero(out) ? negate(into) : subtract(out, into);
}

/** The letters behind an amount name its side; a minus beside them says the same once more. */
function readMarked({ value, marker }: CellAmount, meanings: ReadonlyMap<string, Direction>): AmountOfRow {
  const meaning = meanings.get(marker);
  if (isZero(value)) return value;
  if (!meaning) return { reason: `${quote(marker)} does not say whether money went out or came in.` };
  return meaning === 'debit' ? magnitude(value) : negate(magnitude(value));
}

function readDirected(
  { value }: CellAmount,
  word: string,
  meanings: ReadonlyMap<string, Direction>,
): AmountOfRow {
  const meaning = meanings.get(foldDirection(word));
  if (meaning === 'debit') return value;
  if (meaning === 'credit') return negate(value);
  return { reason: `${quote(word)} does not say whether money went out or came in.` };
}

const applyFactor = (amount: string, factor: 1 | -1): string => (factor === 1 ? amount : negate(amount));

/**
 * Written with two decimals or as many as there are. Exact: big.js calculates with the decimal digits of the texts, and
 * its toFixed has nothing to round, because a difference has no more decimals than the longer one of its parts.
 */
function subtract(amount: string, other: string): string {
  const difference = new Big(amount).minus(other);
  return difference.toFixed(Math.max(2, decimals(amount), decimals(other)));
}

const decimals = (amount: string): number => amount.length - amount.indexOf('.') - 1;
