import { isBlank } from './amounts.ts';
import { cellOf } from './cells.ts';
import type { PartialColumns } from './columns.ts';
import { currencyOfAmount } from './currencies.ts';
import { DateEvidences } from './dateColumn.ts';
import { DecimalEvidence } from './decimals.ts';
import type { CsvRecord } from './records.ts';

/** Currencies beyond these make no difference to how amounts are read. */
const MAX_CURRENCIES = 16;
const MAX_DIRECTIONS = 64;
/** Every row may have a status of its own; only very long ones reach so many characters. */
const MAX_STATUS_CHARACTERS = 1_000_000;

/** What all rows of a file show, gathered without keeping them. */
export class EvidenceOfRows {
  rowCount = 0;
  readonly dates: DateEvidences;
  readonly decimals = new DecimalEvidence();
  /** Decimals of the balance, which is written like the amounts. */
  readonly balanceDecimals = new DecimalEvidence();
  /** The currencies that the rows say they are in. */
  readonly currencies = new Set<string>();
  /** How often each value of the status column occurs. */
  readonly statuses = new Map<string, number>();
  /** Whether there are more of them than are kept. */
  hasMoreStatuses = false;
  /** The words of the direction column; of very many, the first. */
  readonly directions = new Set<string>();
  #statusCharacters = 0;
  readonly #columns: PartialColumns;

  constructor(columns: PartialColumns, dateColumns: readonly number[]) {
    this.#columns = columns;
    this.dates = new DateEvidences(dateColumns);
  }

  addAside(record: CsvRecord): void {
    this.dates.addAside(record);
  }

  addRow(record: CsvRecord): void {
    this.rowCount++;
    this.dates.addRow(record);
    const { amount, debit, credit, balance, currency } = this.#columns;
    this.#addStatus(cellOf(record, this.#columns.status));
    const direction = cellOf(record, this.#columns.direction);
    if (direction !== '' && this.directions.size < MAX_DIRECTIONS) this.directions.add(direction);
    for (const column of [amount, debit, credit]) {
      const cell = cellOf(record, column);
      if (isBlank(cell)) continue;
      this.decimals.add(cell);
      if (this.currencies.size < MAX_CURRENCIES && /[^\d.,\s-]/.test(cell))
        this.#addCurrency(currencyOfAmount(cell));
    }
    const balanceCell = cellOf(record, balance);
    if (!isBlank(balanceCell)) this.balanceDecimals.add(balanceCell);
    if (this.currencies.size < MAX_CURRENCIES) this.#addCurrency(cellOf(record, currency) || null);
  }

  #addStatus(value: string): void {
    if (isBlank(value)) return;
    const count = this.statuses.get(value) ?? 0;
    if (count === 0) this.#statusCharacters += value.length;
    if (this.#statusCharacters > MAX_STATUS_CHARACTERS) this.hasMoreStatuses = true;
    else this.statuses.set(value, count + 1);
  }

  #addCurrency(currency: string | null): void {
    if (currency !== null && /^[A-Z]{3,5}$/.test(currency)) this.currencies.add(currency);
  }
}
