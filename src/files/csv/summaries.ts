import { cellOf } from './cells.ts';
import type { ColumnProfile } from './columnProfiles.ts';
import type { PartialColumns } from './columns.ts';
import type { CsvRecord } from './records.ts';
import { summaryKind } from './words/summaryWords.ts';

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
    if (lines.length <= Math.max(2, rows.length * MAX_SHARE)) for (const line of lines) found.add(line);
  }
  return found;
}

/** What a record without a movement is about, if one of its texts says so. */
export function summaryOf(
  { cells }: CsvRecord,
  { status, direction }: PartialColumns,
): 'balance' | 'total' | null {
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
