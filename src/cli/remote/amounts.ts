import { type Currency, currencyOf as findCurrency, toDecimal, usualDecimals } from '../../amount.ts';
import type { Terminal } from './terminal.ts';
import { groupDigits } from './text.ts';

/** An amount of the API. Its text has every digit, also where the number would not; see `readExactJson`. */
export type Amount = number | { toString(): string };

export const currencyOf = (row: Currency): string => findCurrency(row) ?? '';

/** `-1234.5` in USD → `-1,234.50`: every digit, and at least as many decimals as the currency has. */
export function formatAmount(amount: Amount, currency: string, decimals = decimalsOf(currency)): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(toDecimal(amount)) ?? [];
  const written = fraction.replace(/0+$/, '').padEnd(decimals, '0');
  const isZero = /^0*$/.test(whole + written);
  return `${isZero ? '' : sign}${groupDigits(whole)}${written && `.${written}`}`;
}

/** `1234.5` → `+1,234.50`. */
export function formatSigned(amount: Amount, currency: string): string {
  const text = formatAmount(amount, currency);
  return /[1-9]/.test(text) && !text.startsWith('-') ? `+${text}` : text;
}

/** How people count: money in has a plus, money out has a minus. In the API, positive is money out. */
export function formatMovement(amount: Amount, currency: string, decimals = decimalsOf(currency)): string {
  const text = formatAmount(amount, currency, decimals);
  if (!/[1-9]/.test(text)) return text;
  return text.startsWith('-') ? `+${text.slice(1)}` : `-${text}`;
}

export const paintMovement = (text: string, paint: Terminal['paint']): string =>
  text.startsWith('+') ? paint.green(text) : text;

/** The most decimals that one of these amounts has, so that amounts without a currency can be aligned. */
export const mostDecimals = (amounts: readonly Amount[]): number =>
  Math.max(0, ...amounts.map((amount) => toDecimal(amount).split('.')[1]?.length ?? 0));

const decimalsOf = (currency: string): number => usualDecimals(currency) ?? 0;
