/** A row as far as the balance beside its amount matters. */
export interface BalanceRow {
  line: number;
  /** The amount with its sign, as far as it has one. */
  amount: bigint | null;
  balance: bigint | null;
  /** Whether one of its texts has the word for a balance. */
  mentions: () => boolean;
}

/**
 * Finds the rows whose amount is the balance beside it. They state a balance where the rows beside them explain that
 * balance without them; where nothing explains it, they may be a movement as well: the first one of an account, say.
 */
export class RepeatedBalances {
  /** The lines that state a balance and move nothing. */
  readonly proven = new Set<number>();
  /** The lines of which nothing tells. */
  readonly doubtful: number[] = [];
  /** The balance before the rows that share the present one; null where it is not known. */
  #before: bigint | null = null;
  #balance: bigint | null = null;
  /** What the rows that share the balance move, without those whose amount it is. */
  #sum = 0n;
  #movements = 0;
  #repeating: BalanceRow[] = [];

  /** Takes the rows in the order of the file. */
  add(row: BalanceRow): void {
    const { amount, balance } = row;
    const moves = amount !== null && amount !== 0n;
    if (balance === null) {
      // A movement without a balance leaves the steps on either side of it unknown.
      if (moves) this.#close(null, null);
      return;
    }
    if (balance !== this.#balance) this.#close(balance, this.#balance);
    if (!moves) return;
    if (amount === balance || amount === -balance) this.#repeating.push(row);
    else {
      this.#sum += amount;
      this.#movements++;
    }
  }

  end(): void {
    this.#close(null, null);
  }

  #close(next: bigint | null, before: bigint | null): void {
    const explained = [this.#before, next].some((other) => this.#isStep(other, this.#sum));
    for (const row of this.#repeating) {
      if (this.#movements > 0 && explained) this.proven.add(row.line);
      else if (this.#movements > 0 || (!this.#isFromZero(next) && row.mentions()))
        this.doubtful.push(row.line);
    }
    this.#before = before;
    this.#balance = next;
    this.#sum = 0n;
    this.#movements = 0;
    this.#repeating = [];
  }

  /** Whether the balance differs from the one above or below the rows that share it by an amount. */
  #isStep(other: bigint | null, amount: bigint): boolean {
    if (other === null || this.#balance === null) return false;
    const step = this.#balance - other;
    return step === amount || step === -amount;
  }

  /** An account that was empty has moved by all of its balance. */
  #isFromZero(next: bigint | null): boolean {
    return this.#repeating.length === 1 && (this.#before === 0n || next === 0n);
  }
}
