import { isContinuation } from './analyseSample.ts';
import type { CsvRecord } from './records.ts';

/** Joins lines that hold nothing but more text to the row that they stand under. */
export class JoinedLines {
  readonly #names: readonly number[];
  #held: CsvRecord | null = null;

  constructor(names: readonly number[]) {
    this.#names = names;
  }

  /** @returns the records that nothing can be added to any more. */
  add(record: CsvRecord, firstRowLine: number): CsvRecord[] {
    const held = this.#held;
    if (
      held &&
      record.damage === null &&
      record.line >= firstRowLine &&
      isContinuation(record, this.#names)
    ) {
      this.#held = join(held, record);
      return [];
    }
    this.#held = record;
    return held ? [held] : [];
  }

  end(): CsvRecord[] {
    return this.#held ? [this.#held] : [];
  }
}

function join(row: CsvRecord, { cells }: CsvRecord): CsvRecord {
  const joined = [...row.cells];
  for (const [column, cell] of cells.entries()) {
    if (cell.trim() !== '')
      joined[column] = [joined[column]?.trim() ?? '', cell.trim()].filter((text) => text !== '').join(' ');
  }
  return { ...row, cells: joined };
}
