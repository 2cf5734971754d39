import {
  type DecimalSeparator,
  isBlank,
  isNegative,
  isZero,
  parseAmount,
  splitAmount,
  toUnits,
} from '../amounts.ts';
import { cellOf } from '../cells.ts';
import { type ColumnProfile, isCalled, likelyNumbers, MAX_NUMBER_COLUMNS } from '../columnProfiles.ts';
import { DecimalEvidence } from '../decimals.ts';
import type { CsvRecord } from '../records.ts';
import { readDirectionValues } from './directionColumns.ts';

/** A column of numbers, as far as the sample shows it. */
export interface NumberColumn {
  column: number;
  profile: ColumnProfile;
  /** One value a row, in units of 10⁻¹⁸; null where the cell is blank or no number. */
  values: (bigint | null)[];
  /** Markers such as "cr" beside the numbers, one a row. */
  markers: string[];
  /** What the numbers were read with. */
  separator: DecimalSeparator;
  positives: number;
  negatives: number;
  /** Whether any number has a sign of its own, a plus included. */
  isSigned: boolean;
  hasDecimals: boolean;
  /** Numbers that count or name things: a sequence, codes of one length, zeros in front. */
  isIdentifier: boolean;
}

export function readNumberColumns(
  rows: readonly CsvRecord[],
  profiles: readonly ColumnProfile[],
  separator: DecimalSeparator | undefined,
): NumberColumn[] {
  const numbers = profiles.filter(({ kind }) => kind === 'number');
  const evidences = new Map(numbers.map(({ column }) => [column, gatherEvidence(rows, column)]));
  const all = new DecimalEvidence();
  for (const evidence of evidences.values()) all.addAll(evidence);
  return numbers.map((profile) => {
    const evidence = evidences.get(profile.column) ?? new DecimalEvidence();
    // Where nothing decides, 1,234 is taken for a thousand: balances and amounts then are misread alike.
    const used = separator ?? (evidence.isProven ? evidence : all).decide(['EUR']) ?? '.';
    return readColumn(rows, profile, used);
  });
}

function gatherEvidence(rows: readonly CsvRecord[], column: number): DecimalEvidence {
  const evidence = new DecimalEvidence();
  for (const row of rows) evidence.add(cellOf(row, column));
  return evidence;
}

function readColumn(
  rows: readonly CsvRecord[],
  profile: ColumnProfile,
  separator: DecimalSeparator,
): NumberColumn {
  const values: (bigint | null)[] = [];
  const markers: string[] = [];
  let [positives, negatives, isSigned, hasDecimals] = [0, 0, false, false];
  for (const row of rows) {
    const cell = cellOf(row, profile.column);
    const amount = isBlank(cell) ? null : parseAmount(cell, separator);
    values.push(amount && toUnits(amount.value));
    markers.push(amount?.marker ?? '');
    if (!amount) continue;
    if (amount.isSigned) isSigned = true;
    if (!hasDecimals && /[.,]\d{1,2}$/.test(splitAmount(cell)?.body ?? '')) hasDecimals = true;
    if (isZero(amount.value)) continue;
    if (isNegative(amount.value)) negatives++;
    else positives++;
  }
  const marked = markers.some((marker) => marker !== '')
    ? signByMarkers(profile.column, values, markers)
    : null;
  if (marked) {
    positives = marked.filter((value) => value !== null && value > 0n).length;
    negatives = marked.filter((value) => value !== null && value < 0n).length;
  }
  return {
    column: profile.column,
    profile,
    values: marked ?? values,
    markers,
    separator,
    positives,
    negatives,
    isSigned: isSigned || marked !== null,
    hasDecimals,
    isIdentifier: !hasDecimals && !isSigned && isIdentifier(rows, profile),
  };
}

/** Amounts with letters for their side, as if they had signs: money in is positive. */
function signByMarkers(
  column: number,
  values: readonly (bigint | null)[],
  markers: readonly string[],
): (bigint | null)[] | null {
  const found = readDirectionValues(column, markers, values, true);
  if (!found) return null;
  return values.map((value, row) => {
    const size = value !== null && value < 0n ? -value : value;
    return size !== null && found.meanings.get(markers[row] ?? '') === 'debit' ? -size : size;
  });
}

/** Of very many columns, those that may be money: each is compared with each other. The caller's own are kept. */
export function likelyMoney(columns: readonly NumberColumn[], stated: ReadonlySet<number>): NumberColumn[] {
  if (columns.length <= MAX_NUMBER_COLUMNS) return [...columns];
  const amounts = columns.filter(({ isIdentifier }) => !isIdentifier);
  const likely = new Set(likelyNumbers(amounts.map(({ profile }) => profile)));
  return columns.filter(({ profile, column }) => likely.has(profile) || stated.has(column));
}

const CODE_LENGTH = 5;

function isIdentifier(rows: readonly CsvRecord[], profile: ColumnProfile): boolean {
  const cells = rows.map((row) => cellOf(row, profile.column)).filter((cell) => !isBlank(cell));
  if (!cells.every((cell) => /^\d+$/.test(cell))) return false;
  if (isCalled(profile, 'reference') && !isCalled(profile, 'amount')) return true;
  if (cells.some((cell) => /^0\d/.test(cell))) return true;
  const isOneLength = new Set(cells.map((cell) => cell.length)).size === 1;
  const length = cells[0]?.length ?? 0;
  if (cells.length > 1 && isOneLength && length >= CODE_LENGTH && profile.distinct > cells.length / 2)
    return true;
  if (length > 15) return true;
  return cells.length > 2 && isSequence(cells.map(Number));
}

const isSequence = (numbers: readonly number[]): boolean =>
  [1, -1].some((step) =>
    numbers.every((number, position) => position === 0 || number - (numbers[position - 1] ?? 0) === step),
  );
