import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json';

/** A number that JavaScript would round becomes an object that has its text. */
const readNumber = (text: string): unknown => (isSafeNumber(text) ? Number(text) : new LosslessNumber(text));

/** Reads JSON without rounding any number. */
export const readExactJson = (text: string): unknown => parse(text, undefined, readNumber);

/** Writes what `readExactJson` has read, digit by digit. */
export const writeExactJson = (value: unknown, indent?: number): string =>
  stringify(value, undefined, indent) ?? 'null';

/** A decimal as `readExactJson` would read it. */
export const exactNumber = (text: string): unknown => readNumber(text);
