import { isSafeNumber, parse } from 'lossless-json';
import type { Decimal } from '../provider.ts';

/**
 * A number with the digits that Plaid sent. If any number of a response might not fit a JavaScript number, all its
 * numbers are read as ExactNumber. In JSON it is a number again if that keeps its digits, otherwise text.
 */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): number | string {
    return isSafeNumber(this.text) ? Number(this.text) : this.text;
  }
}

/**
 * Matches numbers that floating point might change: more than fifteen digits (DBL_DIG in C's float.h) or an exponent.
 * A false match inside a string only costs time.
 */
const MAYBE_INEXACT = /\d[\d.]{15}|(?:^|[:[,\s])-?\d[\d.]*[eE][+-]?\d+(?:[\s,\]}]|$)/;

/** Parses JSON without changing the value of any number. JSON.parse is six times as fast, so it is used where it can be. */
export function parseExactly(json: string): unknown {
  if (!MAYBE_INEXACT.test(json)) return JSON.parse(json);
  return parse(json, null, (digits) => new ExactNumber(digits));
}

/** Writing out a larger exponent would exhaust the memory, and no amount of money has one. */
const MAX_EXPONENT = 1_000;

/**
 * Returns a number from parseExactly in decimal notation: 1.5e2 becomes '150'. A number whose exponent exceeds
 * MAX_EXPONENT is returned as it was sent.
 */
export function toDecimal(number: ExactNumber | number): Decimal {
  const text = typeof number === 'number' ? String(number) : number.text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const shift = Number(exponent);
  if (Math.abs(shift) > MAX_EXPONENT) return text;
  const pointAt = whole.length + shift;
  const digits = `${whole}${fraction}`;
  const padded = pointAt < 1 ? `${'0'.repeat(1 - pointAt)}${digits}` : digits.padEnd(pointAt, '0');
  const wholeLength = Math.max(1, pointAt);
  const integer = padded.slice(0, wholeLength).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(wholeLength);
  const isZero = !/[1-9]/.test(digits);
  return `${isZero ? '' : sign}${integer}${rest === '' ? '' : `.${rest}`}`;
}

/** A type of the plaid package as parseExactly returns it. */
export type Exact<T> = T extends number
  ? ExactNumber | number
  : T extends string | boolean | null | undefined
    ? T
    : T extends (infer Element)[]
      ? Exact<Element>[]
      : T extends object
        ? { [Key in keyof T]: Exact<T[Key]> }
        : T;
