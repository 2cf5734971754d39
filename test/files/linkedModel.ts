/** The model of the ledger for the property of files and deliveries in any order: what linkedImports.property.test.ts expects. */

/** How many days its histories have. */
export const DAYS = 40;

export interface Purchase {
  id: number;
  day: number;
  amount: string;
  shop: number;
}

export const dateOf = (day: number) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);

export class Model {
  /** The day from which on the present login covers everything. */
  coveredFrom = DAYS;
  /** What earlier logins covered, up to their last purchase. */
  readonly #earlier: [first: number, last: number][] = [];
  readonly delivered = new Set<Purchase>();
  readonly fromFiles = new Set<Purchase>();

  /** A listing of everything from a day on. */
  list(rows: readonly Purchase[], from: number): void {
    for (const one of [...this.delivered]) if (one.day >= from) this.delivered.delete(one);
    for (const one of [...this.fromFiles]) if (one.day >= from) this.fromFiles.delete(one);
    for (const one of rows) this.delivered.add(one);
    this.coveredFrom = Math.min(this.coveredFrom, from);
  }

  /** Single transactions, of whatever days. */
  add(rows: readonly Purchase[]): void {
    for (const one of rows) {
      this.delivered.add(one);
      this.fromFiles.delete(one);
    }
  }

  /** Another login begins with a history of its own. */
  relink(): void {
    this.#earlier.push([this.coveredFrom, Math.max(...[...this.delivered].map(({ day }) => day))]);
    this.coveredFrom = DAYS;
  }

  import(rows: readonly Purchase[]): void {
    for (const one of rows) {
      const isCovered =
        one.day >= this.coveredFrom ||
        this.#earlier.some(([first, last]) => one.day >= first && one.day <= last);
      if (!isCovered && !this.delivered.has(one)) this.fromFiles.add(one);
    }
  }

  get rows(): string[] {
    return [...this.delivered, ...this.fromFiles].map(({ day, amount }) => `${dateOf(day)} ${amount}`).sort();
  }
}
