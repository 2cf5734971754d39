/** A decimal number as text, such as `-1234.50`. Amounts stay text, because a sum of floating-point numbers is inexact. */
export type Decimal = `${number}`;

/**
 * A number of the API as the decimal that the server wrote: the shortest text that reads back as the same number.
 * JavaScript writes very small and very large numbers with an exponent, and `readExactJson` keeps every digit of others.
 */
export function toDecimal(value: number | { toString(): string }): Decimal {
  const [mantissa = '0', exponent] = String(value).toLowerCase().split('e');
  // Each branch returns digits with at most one sign and one point.
  if (exponent === undefined) return mantissa as Decimal;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}` as Decimal;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}` as Decimal;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}` as Decimal;
}

/** The same amount in the other direction. Zero has no sign. */
export function negate(value: number | { toString(): string }): Decimal {
  const decimal = toDecimal(value);
  const isPositive = /[1-9]/.test(decimal) && !decimal.startsWith('-');
  return (isPositive ? `-${decimal}` : decimal.replace('-', '')) as Decimal;
}

/** The currency of an amount: its ISO code, or the code of something that ISO does not list. */
export interface Currency {
  iso_currency_code?: string | null | undefined;
  unofficial_currency_code?: string | null | undefined;
}

export const currencyOf = (row: Currency): string | null =>
  row.iso_currency_code ?? row.unofficial_currency_code ?? null;

const known = new Map<string, number>();

/** How many decimals amounts of a currency usually have; null for what cannot be an ISO code. */
export function usualDecimals(currency: string | null): number | null {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return null;
  const found = known.get(currency);
  if (found !== undefined) return found;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  // A format of currencies always has it.
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  known.set(currency, decimals);
  return decimals;
}
