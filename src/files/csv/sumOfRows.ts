import { toUnits } from './amounts.ts';

/** The sums of the rows read so far, to know a line with a total by its amount. */
export class SumOfRows {
  #out = 0n;
  #into = 0n;

  /** @param amount in the ledger's sign. */
  add(amount: string): void {
    const units = toUnits(amount);
    if (units > 0n) this.#out += units;
    else this.#into -= units;
  }

  /** Whether an amount is all that went out, all that came in, or the difference. */
  isTotal(amount: string): boolean {
    const units = toUnits(amount);
    const size = units < 0n ? -units : units;
    const net = this.#out - this.#into;
    return size !== 0n && [this.#out, this.#into, net < 0n ? -net : net].includes(size);
  }
}
