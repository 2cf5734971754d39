/** Exact sums of decimals by a key, without the code of the product. */

const PLACES = 24;

const toUnits = (amount: string): bigint => {
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return amount.startsWith('-') ? -units : units;
};

export class ExactSums {
  readonly #sums = new Map<string, bigint>();

  add(key: readonly (string | null)[], amount: string): void {
    const text = JSON.stringify(key);
    this.#sums.set(text, (this.#sums.get(text) ?? 0n) + toUnits(amount));
  }

  subtract(key: readonly (string | null)[], amount: string): void {
    this.add(key, amount.startsWith('-') ? amount.slice(1) : `-${amount}`);
  }

  /** The sums that are not zero, by key, in units. */
  get nonzero(): Record<string, string> {
    return Object.fromEntries(
      [...this.#sums]
        .filter(([, sum]) => sum !== 0n)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, sum]) => [key, String(sum)]),
    );
  }
}
