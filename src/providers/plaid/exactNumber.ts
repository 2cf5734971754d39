import { isSafeNumber, parse } from 'lossless-json';
import type { Decimal } from '../provider.ts';

/**
 * A number as it stands in Plaid's JSON, digit by digit. Written back into JSON it is a number again where
 * JavaScript's own can hold all its digits, and text where it cannot.
 */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): number | string {
    return isSafeNumber(this.text) ? Number(this.text) : this.text;
  }

  /** The same value without an exponent: '1.5e2' is '150'. */
  toDecimal(): Decimal {
    const [, sign = '', whole = '', fraction = '', exponent = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(this.text) ?? [];
    const shift = Number(exponent);
    const pointAt = whole.length + shift;
    const digits = `${whole}${fraction}`;
    const padded = pointAt < 1 ? `${'0'.repeat(1 - pointAt)}${digits}` : digits.padEnd(pointAt, '0');
    const at = Math.max(1, pointAt);
    const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '');
    const rest = padded.slice(at);
    const isZero = !/[1-9]/.test(digits);
    return `${isZero ? '' : sign}${integer}${rest === '' ? '' : `.${rest}`}`;
  }
}

/** Parses JSON without letting any number pass through floating point. */
export function parseExactly(text: string): unknown {
  return parse(text, null, (digits) => new ExactNumber(digits));
}

/** The plaid package's types as parseExactly delivers them. */
export type Exact<T> = T extends number
  ? ExactNumber
  : T extends string | boolean | null | undefined
    ? T
    : T extends (infer Element)[]
      ? Exact<Element>[]
      : T extends object
        ? { [Key in keyof T]: Exact<T[Key]> }
        : T;
