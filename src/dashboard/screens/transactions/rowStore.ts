import type { Transaction } from '../../household.ts';

export type Item = { kind: 'day'; day: string } | { kind: 'row'; transaction: Transaction; position: number };

export const DAY_HEIGHT = 40;
export const ROW_HEIGHT = 56;

/**
 * The rows that have been loaded, with the place of each in the list. Adding a page costs only that page, however many
 * there are.
 */
export class RowStore {
  readonly items: Item[] = [];
  /** The top of each item in pixels. */
  readonly tops: number[] = [];
  readonly rows: Transaction[] = [];
  readonly #itemOf = new Map<string, number>();
  readonly #hasDays: boolean;
  #day: string | null = null;
  height = 0;

  /** `hasDays`: whether the rows are in the order of their days, which then have headings. */
  constructor(hasDays: boolean) {
    this.#hasDays = hasDays;
  }

  append(transactions: readonly Transaction[]): void {
    for (const transaction of transactions) {
      const day = transaction.date ?? '';
      if (this.#hasDays && day !== this.#day) {
        this.#day = day;
        this.#push({ kind: 'day', day }, DAY_HEIGHT);
      }
      this.#itemOf.set(transaction.id, this.items.length);
      this.#push({ kind: 'row', transaction, position: this.rows.length }, ROW_HEIGHT);
      this.rows.push(transaction);
    }
  }

  #push(item: Item, height: number): void {
    this.items.push(item);
    this.tops.push(this.height);
    this.height += height;
  }

  /** Replaces the fields of a row that has changed. */
  update(id: string, change: Partial<Transaction>): void {
    const index = this.#itemOf.get(id);
    const item = index === undefined ? undefined : this.items[index];
    if (index === undefined || item?.kind !== 'row') return;
    const transaction = { ...item.transaction, ...change };
    this.items[index] = { ...item, transaction };
    this.rows[item.position] = transaction;
  }

  /** The item of the row at this position. */
  itemOfRow(position: number): number {
    return this.#itemOf.get(this.rows[position]?.id ?? '') ?? 0;
  }

  /** The items between two heights, as the first one and the one after the last. */
  between(top: number, bottom: number): [number, number] {
    return [Math.max(0, this.#indexAt(top)), Math.min(this.items.length, this.#indexAt(bottom) + 1)];
  }

  /** The last item that starts at or above the height. */
  #indexAt(height: number): number {
    let low = 0;
    let high = this.tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tops[middle] ?? 0) <= height) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
