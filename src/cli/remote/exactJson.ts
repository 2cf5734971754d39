import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json';

/** Reads JSON; a number that JavaScript would round stays an object that has its text. */
export const readExactJson = (text: string): unknown =>
  parse(text, undefined, (number) => (isSafeNumber(number) ? Number(number) : new LosslessNumber(number)));

/** Writes what `readExactJson` has read, digit by digit. */
export const writeExactJson = (value: unknown): string => stringify(value, undefined, 2) ?? 'null';
