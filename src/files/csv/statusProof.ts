import { isBlank, parseAmount, toUnits } from './amounts.ts';
import { cellOf } from './cells.ts';
import { type ColumnProfile, isCalled, likelyNumbers } from './columnProfiles.ts';
import type { CsvRecord } from './records.ts';
import type { Verdict } from './statusValues.ts';

/**
 * Judges unknown values by the running balance: rows whose amounts are the steps of the balance are booked. In a
 * column that is called a status, rows that never have a balance, where the most frequent value always has, are not.
 */
export function proveByBalance(
  verdicts: readonly Verdict[],
  profile: ColumnProfile,
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
): Verdict[] {
  if (verdicts.every(({ booked }) => booked !== null)) return [...verdicts];
  const positions = groupByValue(rows, profile.column);
  const [usual] = [...positions].sort(([, one], [, other]) => other.length - one.length);
  if (!usual) return [...verdicts];
  const isNamed = isCalled(profile, 'status');
  const numbers = likelyNumbers(profiles);
  const balances = numbers
    .filter((one) => isCalled(one, 'balance'))
    .filter(({ column }) => usual[1].every((row) => hasCell(rows[row], column)))
    .map(({ column }) => ({ column, isStep: stepsOf(rows, column, numbers) }));
  // The row that is first in time has no balance before it.
  const isEdge = (row: number) => row === 0 || row === rows.length - 1;
  return verdicts.map((verdict) => {
    const own = positions.get(verdict.value) ?? [];
    if (verdict.booked !== null || own.length === 0) return verdict;
    for (const { column, isStep } of balances) {
      if (isNamed && verdict.value !== usual[0] && !own.some((row) => hasCell(rows[row], column)))
        return { ...verdict, booked: false };
      if (own.some(isStep) && own.every((row) => isStep(row) || isEdge(row)))
        return { ...verdict, booked: true };
    }
    return verdict;
  });
}

function groupByValue(rows: readonly CsvRecord[], column: number): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [row, record] of rows.entries()) {
    const value = cellOf(record, column);
    const known = positions.get(value);
    if (known) known.push(row);
    else if (!isBlank(value)) positions.set(value, [row]);
  }
  return positions;
}

const hasCell = (record: CsvRecord | undefined, column: number): boolean =>
  record !== undefined && !isBlank(cellOf(record, column));

/** Tells whether a number of a row is the difference between its balance and the one of the row above or below. */
function stepsOf(
  rows: readonly CsvRecord[],
  balance: number,
  numbers: readonly ColumnProfile[],
): (row: number) => boolean {
  const units = (row: number, column: number): bigint | null => {
    const record = rows[row];
    const cell = record ? cellOf(record, column) : '';
    const amount = parseAmount(cell, '.') ?? parseAmount(cell, ',');
    return amount ? toUnits(amount.value) : null;
  };
  const others = numbers.filter(({ column }) => column !== balance);
  return (row) => {
    const own = units(row, balance);
    const steps = [row - 1, row + 1].flatMap((beside) => {
      const other = units(beside, balance);
      return own === null || other === null || own === other ? [] : [own - other, other - own];
    });
    return others.some(({ column }) => {
      const amount = units(row, column);
      return amount !== null && steps.includes(amount);
    });
  };
}
