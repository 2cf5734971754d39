import { isBlank } from './amounts.ts';
import { cellOf } from './cells.ts';
import { type ColumnProfile, isCalled, likelyNumbers } from './columnProfiles.ts';
import type { PartialColumns } from './columns.ts';
import { type NumberColumn, readNumberColumns } from './money/numberColumns.ts';
import type { CsvRecord } from './records.ts';
import { RepeatedBalances } from './repeatedBalances.ts';
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
    const lines = rows.filter((row) => kindOfCell(cellOf(row, column)) !== null);
    if (isFew(lines.length, rows.length)) for (const line of lines) found.add(line);
  }
  return found;
}

const isFew = (lines: number, rows: number): boolean => lines <= Math.max(2, rows * MAX_SHARE);

const kindOfCell = (cell: string): 'balance' | 'total' | null =>
  /\p{L}/u.test(cell) ? summaryKind(cell) : null;

/** Lines that may state a balance instead of moving money. */
export interface BalanceLines {
  /** Those that have a balance and no amount, or that the balances beside them prove. */
  certain: CsvRecord[];
  /** Those whose amount is their balance, where nothing tells whether it moved. */
  doubtful: CsvRecord[];
  /** The columns of the balances that they repeat. */
  balances: number[];
}

/** Finds the lines before any column is known to be the amount: among all columns of numbers. */
export function findBalanceLines(
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): BalanceLines {
  const numbers = readNumberColumns(rows, likelyNumbers(profiles), undefined);
  const mentions = mentionsOnce(rows);
  const found = { certain: new Set<CsvRecord>(), doubtful: new Set<CsvRecord>(), balances: [] as number[] };
  for (const balance of numbers) {
    const { profile } = balance;
    const isBalance = isCalled(profile, 'balance');
    if (!isBalance && (profile.header !== '' || profile.filled < rows.length * 0.9)) continue;
    const others = numbers.filter((one) => one !== balance && !isCalled(one.profile, 'balance'));
    const isAlone = (row: CsvRecord, position: number) =>
      cellOf(row, profile.column) !== '' &&
      others.every(({ column }) => cellOf(row, column) === '') &&
      mentions(position);
    const alone = others.length > 0 ? rows.filter(isAlone) : [];
    if (isFew(alone.length, rows.length)) for (const row of alone) found.certain.add(row);
    for (const amount of others) {
      // An amount and its original in another currency are the same in most rows.
      const equal = countEqual(amount, balance);
      if (equal === 0 || !isFew(equal, rows.length)) continue;
      const { proven, doubtful } = repeatsOf(amount, balance, mentions);
      if (proven.size + doubtful.length > 0) found.balances.push(profile.column);
      // Without a name, a column that is no balance may have two equal numbers one below the other.
      for (const position of [...proven, ...doubtful]) {
        const row = rows[position];
        if (!row || !(isBalance || mentions(position))) continue;
        (proven.has(position) ? found.certain : found.doubtful).add(row);
      }
    }
  }
  return { certain: [...found.certain], doubtful: [...found.doubtful], balances: found.balances };
}

/** Whether a text of a row has the word for a balance, looked for once. */
function mentionsOnce(rows: readonly CsvRecord[]): (position: number) => boolean {
  const known = new Map<number, boolean>();
  return (position) => {
    const found = known.get(position) ?? (rows[position]?.cells.some(mentionsBalance) || false);
    known.set(position, found);
    return found;
  };
}

function repeatsOf(
  amount: NumberColumn,
  balance: NumberColumn,
  mentions: (position: number) => boolean,
): RepeatedBalances {
  const repeats = new RepeatedBalances();
  for (const [position, value] of amount.values.entries()) {
    repeats.add({
      line: position,
      amount: value,
      balance: balance.values[position] ?? null,
      mentions: () => mentions(position),
    });
  }
  repeats.end();
  return repeats;
}

const countEqual = (amount: NumberColumn, balance: NumberColumn): number =>
  amount.values.filter((value, row) => {
    const other = balance.values[row];
    return value !== null && value !== 0n && (value === other || -value === other);
  }).length;

/** What a record without a movement is about, if one of its texts says nothing else. */
export function summaryOf(record: CsvRecord, columns: PartialColumns): 'balance' | 'total' | null {
  const { cells } = record;
  const { status, direction, balance } = columns;
  const hasAmount = [columns.amount, columns.debit, columns.credit].some(
    (amount) => !isBlank(cellOf(record, amount)),
  );
  if (!hasAmount && balance !== null && cellOf(record, balance) !== '' && cells.some(mentionsBalance))
    return 'balance';
  for (const [column, cell] of cells.entries()) {
    if (cell.length === 0 || cell.length > LONGEST_LABEL || column === status || column === direction)
      continue;
    const kind = kindOfCell(cell);
    if (kind) return kind;
  }
  return null;
}
