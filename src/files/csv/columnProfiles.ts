import { isAmount, isBlank } from './amounts.ts';
import { cellOf } from './cells.ts';
import { isDate } from './dateFormats.ts';
import type { CsvRecord } from './records.ts';
import { COLUMN_WORDS, type ColumnWord } from './words/columnWords.ts';
import { foldText } from './words/foldText.ts';

/** What the cells of a column are, whatever its header says. */
export interface ColumnProfile {
  column: number;
  header: string;
  kind: 'empty' | 'date' | 'number' | 'text';
  /** How many cells hold something; a dash alone is nothing. */
  filled: number;
  /** How often each value occurs, as far as there are few. */
  values: ReadonlyMap<string, number>;
  distinct: number;
}

/** A cell in ten may be anything: banks put notes where they like. */
const NEEDED_SHARE = 0.9;
/** Where the header promises dates or amounts, more cells may be damaged. */
const NAMED_SHARE = 0.6;
const TEXT_WORDS = ['memo', 'payee'] as const;
const VALUE_WORDS = ['date', 'amount', 'out', 'in', 'balance'] as const;
const MAX_VALUES_KEPT = 64;

export function profileColumns(
  rows: readonly CsvRecord[],
  headers: readonly string[],
  width: number,
  /** The format of one column that the caller describes. */
  dated: { column: number; readDate: (cell: string) => boolean } | null = null,
): ColumnProfile[] {
  return Array.from({ length: Math.max(width, headers.length) }, (_none, column) => {
    const cells = rows.map((row) => cellOf(row, column)).filter((cell) => !isBlank(cell));
    const values = new Map<string, number>();
    const all = new Set<string>();
    for (const cell of cells) {
      all.add(cell);
      if (values.size < MAX_VALUES_KEPT || values.has(cell)) values.set(cell, (values.get(cell) ?? 0) + 1);
    }
    return {
      column,
      header: foldText(headers[column] ?? ''),
      kind: kindOf(
        cells,
        dated?.column === column ? dated.readDate : isDate,
        foldText(headers[column] ?? ''),
      ),
      filled: cells.length,
      values,
      distinct: all.size,
    };
  });
}

function kindOf(
  cells: readonly string[],
  readDate: (cell: string) => boolean,
  header: string,
): ColumnProfile['kind'] {
  if (cells.length === 0) return 'empty';
  const isText = TEXT_WORDS.some((word) => COLUMN_WORDS[word].test(header));
  const isNamed = VALUE_WORDS.some((word) => COLUMN_WORDS[word].test(header));
  // A description is one, whatever it says in this file.
  if (isText && !isNamed) return 'text';
  const needed = cells.length * (isNamed ? NAMED_SHARE : NEEDED_SHARE);
  if (cells.filter(readDate).length >= needed) return 'date';
  return cells.filter(isAmount).length >= needed ? 'number' : 'text';
}

export const isCalled = ({ header }: ColumnProfile, word: ColumnWord): boolean =>
  header !== '' && COLUMN_WORDS[word].test(header);

/** More columns of numbers than any bank's export has: what compares each with each other looks at no more. */
export const MAX_NUMBER_COLUMNS = 16;
const MONEY_WORDS = ['balance', 'accountCurrency', 'amount', 'out', 'in', 'fee'] as const;

/** The columns of numbers; of very many, those that are called money come first. */
export function likelyNumbers(profiles: readonly ColumnProfile[]): ColumnProfile[] {
  const numbers = profiles.filter(({ kind }) => kind === 'number');
  if (numbers.length <= MAX_NUMBER_COLUMNS) return numbers;
  const isNamed = (profile: ColumnProfile) => MONEY_WORDS.some((word) => isCalled(profile, word));
  return [...numbers.filter(isNamed), ...numbers.filter((profile) => !isNamed(profile))]
    .slice(0, MAX_NUMBER_COLUMNS)
    .sort((one, other) => one.column - other.column);
}
