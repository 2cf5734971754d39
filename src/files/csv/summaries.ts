import { cellOf } from './cells.ts';
import { type ColumnProfile, isCalled } from './columnProfiles.ts';
import type { PartialColumns } from './columns.ts';
import type { CsvRecord } from './records.ts';
import { mentionsBalance, summaryKind } from './words/summaryWords.ts';

/** A word that every third row has is what a column says of its rows, not the name of a line. */
const MAX_SHARE = 0.34;
const LONGEST_LABEL = 80;

/** The lines among the rows that state a balance or a total. */
export function findSummaries(
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): Set<CsvRecord> {
  const found = new Set<CsvRecord>();
  for (const { column } of profiles) {
    const lines = rows.filter((row) => summaryKind(cellOf(row, column)) !== null);
    if (isFew(lines, rows)) for (const line of lines) found.add(line);
  }
  return found;
}

const isFew = (lines: readonly CsvRecord[], rows: readonly CsvRecord[]): boolean =>
  lines.length <= Math.max(2, rows.length * MAX_SHARE);

/**
 * The lines that have the word for a balance and no amount but a balance, and those whose amount is the balance beside
 * it: where a text has the word for a balance, or the balance is that of
 * the next row too, nothing has moved.
 */
export function findBalanceLines(
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): CsvRecord[] {
  const numbers = profiles.filter(({ kind }) => kind === 'number');
  return numbers.flatMap((balance) => {
    const isBalance = isCalled(balance, 'balance');
    if (!isBalance && (balance.header !== '' || balance.filled < rows.length * 0.9)) return [];
    const others = numbers.filter((amount) => amount !== balance && !isCalled(amount, 'balance'));
    const alone = rows.filter(
      (row) =>
        row.cells.some(mentionsBalance) &&
        cellOf(row, balance.column) !== '' &&
        others.every(({ column }) => cellOf(row, column) === ''),
    );
    const repeated = others.flatMap((amount) => {
      const repeating = rows.filter((row) => haveSameDigits(row, amount.column, balance.column));
      // An amount and its original in another currency are the same in most rows.
      if (!isFew(repeating, rows)) return [];
      return repeating.filter((row) => {
        const position = rows.indexOf(row);
        const stays = [rows[position - 1], rows[position + 1]].some(
          (beside) => beside && cellOf(beside, balance.column) === cellOf(row, balance.column),
        );
        return (isBalance && stays) || row.cells.some(mentionsBalance);
      });
    });
    return [...(others.length > 0 && isFew(alone, rows) ? alone : []), ...repeated];
  });
}

const digitsOf = (cell: string): string => cell.replace(/\D/g, '');

function haveSameDigits(row: CsvRecord, amount: number, balance: number): boolean {
  const digits = digitsOf(cellOf(row, balance));
  return /[1-9]/.test(digits) && digitsOf(cellOf(row, amount)) === digits;
}

/** What a record without a movement is about, if one of its texts says so. */
export function summaryOf(record: CsvRecord, columns: PartialColumns): 'balance' | 'total' | null {
  const { cells } = record;
  const { status, direction, balance } = columns;
  const repeats =
    balance !== null &&
    [columns.amount, columns.debit, columns.credit].some(
      (amount) => amount !== null && haveSameDigits(record, amount, balance),
    );
  if (repeats && cells.some(mentionsBalance)) return 'balance';
  for (const [column, cell] of cells.entries()) {
    if (cell.length === 0 || cell.length > LONGEST_LABEL || column === status || column === direction)
      continue;
    const kind = /\p{L}/u.test(cell) ? summaryKind(cell) : null;
    if (kind) return kind;
  }
  return null;
}

/**
 * The lines, among rows with a proven balance, that repeat the balance as their amount: where the balance stays what
 * the row beside it says, nothing has moved.
 */
export function findRepeatedBalances(
  rows: readonly CsvRecord[],
  amounts: readonly (bigint | null)[],
  balances: readonly (bigint | null)[],
): number[] {
  return rows.flatMap(({ line }, row) => {
    const [amount, balance] = [amounts[row] ?? null, balances[row] ?? null];
    if (amount === null || balance === null || amount === 0n) return [];
    const repeats = amount === balance || amount === -balance;
    const stays = balance === balances[row - 1] || balance === balances[row + 1];
    return repeats && stays ? [line] : [];
  });
}
