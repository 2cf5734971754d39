import { isDay } from '../domain/days.ts';
import type { Decimal } from '../providers/provider.ts';

/** Values that several statement formats share: amounts, days, names. */

/** No currency of ISO 4217 has more than four decimals; CAMT allows five. */
const MAX_DECIMALS = 5;
const MAX_WHOLE_DIGITS = 15;

/**
 * Returns the one way to write a number: no leading zeros, no minus before zero, at least two decimals.
 * @returns null where the digits are no amount of money.
 */
export function toDecimal(isNegative: boolean, whole: string, fraction: string): Decimal | null {
  if (whole === '' && fraction === '') return null;
  if (!/^\d*$/.test(whole) || !/^\d*$/.test(fraction)) return null;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  if (digits.length > MAX_WHOLE_DIGITS || decimals.length > MAX_DECIMALS) return null;
  const isZero = digits === '0' && decimals === '';
  return `${isNegative && !isZero ? '-' : ''}${digits}.${decimals.padEnd(2, '0')}`;
}

export function negate(amount: Decimal): Decimal {
  if (/^-?[0.]*$/.test(amount)) return amount.replace('-', '');
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** @returns 'YYYY-MM-DD', or null where the calendar has no such day. */
export function toDayText(year: number, month: number, day: number): string | null {
  const two = (part: number) => String(part).padStart(2, '0');
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : null;
}

/** The year of two digits: statements are neither older than 1980 nor newer than 2079. */
export const toFullYear = (twoDigits: number): number =>
  twoDigits < 80 ? 2000 + twoDigits : 1900 + twoDigits;

/** One line of text. */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Joins what differs: banks repeat the name in the memo. */
export function joinTexts(...texts: (string | null | undefined)[]): string {
  const parts: string[] = [];
  for (const text of texts) {
    const part = tidy(text ?? '');
    if (part !== '' && !parts.some((earlier) => earlier.includes(part))) parts.push(part);
  }
  return parts.join(' ');
}

/** Shown where a file names neither a party nor a purpose. */
export const NO_DESCRIPTION = 'No description';

const CURRENCY = /^[A-Z]{3}$/;

export const toCurrency = (text: string | null | undefined): string | null => {
  const code = text?.trim().toUpperCase() ?? '';
  return CURRENCY.test(code) ? code : null;
};
