import type { Question } from '../question.ts';
import { type DecimalSeparator, isBlank, parseAmount, toUnits } from './amounts.ts';
import { cellOf } from './cells.ts';
import type { PartialColumns } from './columns.ts';
import type { CsvRecord } from './records.ts';
import { RepeatedBalances } from './repeatedBalances.ts';
import { summaryOf } from './summaries.ts';
import { quote } from './text.ts';
import { foldText } from './words/foldText.ts';
import { mentionsBalance } from './words/summaryWords.ts';

/** What the caller says about rows that may state a balance instead of moving money. */
export type BalanceRows = 'skip' | 'keep';

/** A question shows the first of the rows. */
const MAX_SHOWN = 5;

/** Looks in all rows of a file for those whose amount is their balance, once the columns are known. */
export class BalanceRowsOfFile {
  readonly #repeats = new RepeatedBalances();
  /** Lines without a date, which are no rows: they are skipped without a doubt. */
  readonly #undated: number[] = [];
  readonly #shown = new Map<number, CsvRecord>();
  readonly #columns: PartialColumns;
  readonly #separator: DecimalSeparator;
  readonly #unbooked: ReadonlySet<string>;

  /** @param columns with the column of the balance, where any may be one. */
  constructor(columns: PartialColumns, separator: DecimalSeparator, unbooked: ReadonlySet<string>) {
    this.#columns = columns;
    this.#separator = separator;
    this.#unbooked = unbooked;
  }

  add(record: CsvRecord): void {
    const { balance: column, status, date } = this.#columns;
    if (column === null) return;
    if (this.#unbooked.has(foldText(cellOf(record, status)))) return;
    const balance = this.#unitsOf(record, column);
    const amount = this.#amountOf(record);
    const repeats = amount !== null && amount !== 0n && (amount === balance || -amount === balance);
    if (repeats && cellOf(record, date) === '') {
      if (record.cells.some(mentionsBalance)) this.#undated.push(record.line);
      return;
    }
    // What a line says of itself needs no proof.
    if (repeats && summaryOf(record, this.#columns) === 'balance') return;
    if (repeats && this.#shown.size < MAX_SHOWN) this.#shown.set(record.line, record);
    this.#repeats.add({
      line: record.line,
      amount,
      balance,
      mentions: () => record.cells.some(mentionsBalance),
    });
  }

  /** The lines to skip, and the question about those of which nothing tells. */
  finish(answer: BalanceRows | null): { skipped: Set<number>; questions: Question[] } {
    this.#repeats.end();
    const { proven, doubtful } = this.#repeats;
    const skipped = new Set([...this.#undated, ...proven, ...(answer === 'skip' ? doubtful : [])]);
    return { skipped, questions: answer === null && doubtful.length > 0 ? [this.#ask(doubtful)] : [] };
  }

  #amountOf(record: CsvRecord): bigint | null {
    const { amount, debit, credit } = this.#columns;
    if (amount !== null) return this.#unitsOf(record, amount);
    const [out, into] = [this.#unitsOf(record, debit), this.#unitsOf(record, credit)];
    if (out === null && into === null) return null;
    return sizeOf(into) - sizeOf(out);
  }

  #unitsOf(record: CsvRecord, column: number | null): bigint | null {
    const cell = cellOf(record, column);
    const amount = isBlank(cell) ? null : parseAmount(cell, this.#separator);
    return amount && toUnits(amount.value);
  }

  #ask(doubtful: readonly number[]): Question {
    const shown = doubtful.flatMap((line) => {
      const record = this.#shown.get(line);
      return record ? [`line ${line}: ${quote(record.cells.filter((cell) => cell !== '').join(' '))}`] : [];
    });
    const rows = doubtful.length === 1 ? '1 row' : `${doubtful.length} rows`;
    const [it, is] = doubtful.length === 1 ? ['This row', 'is'] : ['These rows', 'are'];
    return {
      parameter: 'balance_rows',
      message: `The amount of ${rows} is the balance beside it, and nothing tells whether money has moved or a balance is stated: ${shown.join('; ')}.`,
      choices: ['skip', 'keep'],
      shown: [
        { choice: 'skip', reading: `${it} ${is} not imported.` },
        { choice: 'keep', reading: `${it} ${is} imported.` },
      ],
    };
  }
}

const sizeOf = (value: bigint | null): bigint => (value === null ? 0n : value < 0n ? -value : value);
