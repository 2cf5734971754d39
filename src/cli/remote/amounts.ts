import type { Terminal } from './terminal.ts';
import { groupDigits } from './text.ts';

/** An amount of the API. Its text has every digit, also where the number would not; see `readExactJson`. */
export type Amount = number | { toString(): string };

interface Currency {
  iso_currency_code: string | null;
  unofficial_currency_code: string | null;
}

export const currencyOf = (row: Currency): string =>
  row.iso_currency_code ?? row.unofficial_currency_code ?? '';

const FALLBACK_DECIMALS = 2;

/** `-1234.5` in USD → `-1,234.50`: every digit, and at least as many decimals as the currency has. */
export function formatAmount(amount: Amount, currency: string, decimals = decimalsOf(currency)): string {
  const [, sign = '', whole = '0', fraction = ''] =
    /^(-?)(\d+)(?:\.(\d+))?$/.exec(toPlainDecimal(amount)) ?? [];
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
  Math.max(0, ...amounts.map((amount) => toPlainDecimal(amount).split('.')[1]?.length ?? 0));

/** JavaScript writes very small and very large numbers with an exponent. */
function toPlainDecimal(amount: Amount): string {
  const [mantissa = '0', exponent] = String(amount).toLowerCase().split('e');
  if (exponent === undefined) return mantissa;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const known = new Map<string, number>();

function decimalsOf(currency: string): number {
  const found = known.get(currency);
  if (found !== undefined) return found;
  const decimals = /^[A-Z]{3}$/.test(currency)
    ? (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().minimumFractionDigits ??
      FALLBACK_DECIMALS)
    : 0;
  known.set(currency, decimals);
  return decimals;
}
