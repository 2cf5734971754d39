import { minorUnits } from '../minorUnits.ts';
import { type DecimalSeparator, splitAmount } from './amounts.ts';

/** What nearly all amounts look like. */
const PLAIN = /^-?\d+([.,])\d{1,2}$/;

/**
 * Watches the amounts of a column go by and says which separator stands before their decimals. Most amounts prove it
 * alone: 1.234,56 or 12,50. A single separator with three digits behind it (1,234) may separate thousands or the
 * decimals of a dinar: there the currency decides, and without one nothing does.
 */
export class DecimalEvidence {
  /** Amounts that prove the point, and the comma. */
  readonly #proofs: Record<DecimalSeparator, number> = { '.': 0, ',': 0 };
  /** Amounts that are read two ways, by the separator that they have. */
  readonly #open: Record<DecimalSeparator, number> = { '.': 0, ',': 0 };
  #withoutSeparator = 0;
  /** The first amount that can be read in two ways. */
  openExample: string | null = null;

  add(text: string): void {
    const plain = PLAIN.exec(text)?.[1];
    if (plain === '.' || plain === ',') {
      this.#proofs[plain]++;
      return;
    }
    const body = splitAmount(text)?.body;
    if (body === undefined) return;
    const lastDot = body.lastIndexOf('.');
    const lastComma = body.lastIndexOf(',');
    const last = Math.max(lastDot, lastComma);
    if (last === -1) {
      this.#withoutSeparator++;
      return;
    }
    const separator = last === lastDot ? '.' : ',';
    const other = separator === '.' ? ',' : '.';
    if (body.includes(other) && lastDot !== -1 && lastComma !== -1) this.#proofs[separator]++;
    else if (body.indexOf(separator) !== last) this.#proofs[other]++;
    else if (body.length - last !== 4 || !/^[1-9]\d{0,2}$/.test(body.slice(0, last)))
      this.#proofs[separator]++;
    else {
      this.#open[separator]++;
      this.openExample ??= text;
    }
  }

  addAll(other: DecimalEvidence): void {
    for (const separator of ['.', ','] as const) {
      this.#proofs[separator] += other.#proofs[separator];
      this.#open[separator] += other.#open[separator];
    }
    this.#withoutSeparator += other.#withoutSeparator;
    this.openExample ??= other.openExample;
  }

  /** Whether the amounts need no currency to be read. */
  get isProven(): boolean {
    return this.#proofs['.'] + this.#proofs[','] > 0;
  }

  /**
   * @param currencies the currencies that the amounts are in, as far as known.
   * @returns null where nothing decides.
   */
  decide(currencies: readonly string[]): DecimalSeparator | null {
    const [point, comma] = [this.#proofs['.'], this.#proofs[',']];
    if (point !== comma) return point > comma ? '.' : ',';
    if (point > 0) return null;
    const [openPoint, openComma] = [this.#open['.'], this.#open[',']];
    if (openPoint + openComma === 0) return '.';
    if (openPoint > 0 && openComma > 0) return null;
    return this.#decideByCurrency(openPoint > 0 ? '.' : ',', currencies);
  }

  #decideByCurrency(separator: DecimalSeparator, currencies: readonly string[]): DecimalSeparator | null {
    if (currencies.length === 0) return null;
    const digits = currencies.map(minorUnits);
    if (digits.every((count) => count !== null && count < 3)) return separator === '.' ? ',' : '.';
    // With three decimals on each amount; a whole number beside them would be written without its decimals.
    if (digits.every((count) => count === 3) && this.#withoutSeparator === 0) return separator;
    return null;
  }
}
