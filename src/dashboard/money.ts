import { type Decimal, negate, toDecimal, usualDecimals } from '../amount.ts';

export { type Currency, currencyOf, type Decimal, negate, toDecimal } from '../amount.ts';

const scaleOf = (value: Decimal): number => value.split('.')[1]?.length ?? 0;

/** The decimal as an integer of 10^-scale. */
function toUnits(value: Decimal, scale: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

function fromUnits(units: bigint, scale: number): Decimal {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  // Digits with at most one sign and one point.
  return `${units < 0n ? '-' : ''}${text}` as Decimal;
}

/** The exact sum. */
export function sum(values: readonly (number | string)[]): Decimal {
  const decimals = values.map(toDecimal);
  const scale = Math.max(0, ...decimals.map(scaleOf));
  return fromUnits(
    decimals.reduce((total, each) => total + toUnits(each, scale), 0n),
    scale,
  );
}

export function signOf(value: number | string): -1 | 0 | 1 {
  const decimal = toDecimal(value);
  if (!/[1-9]/.test(decimal)) return 0;
  return decimal.startsWith('-') ? -1 : 1;
}

/** Negative if `left` is the smaller one, for sorting. */
export const compare = (left: number | string, right: number | string): -1 | 0 | 1 =>
  signOf(sum([left, negate(right)]));

/** The characters in front of an amount. A minus is U+2212, as wide as a plus. */
const SIGNS = { [-1]: '−', 0: '', 1: '+' } as const;

export interface MoneyFormat {
  /** `always` shows a plus too. The default shows a minus only. */
  sign?: 'always' | 'negative';
  locale?: string | undefined;
}

/** Writes an amount in the reader's language, every digit of it, with at least the decimals of its currency. */
export function formatMoney(
  value: number | string,
  currency: string | null,
  { sign = 'negative', locale }: MoneyFormat = {},
): string {
  const decimal = toDecimal(value);
  const direction = signOf(decimal);
  const prefix = sign === 'negative' && direction > 0 ? '' : SIGNS[direction];
  const absolute = decimal.replace('-', '') as Decimal;
  const isIso = currency !== null && /^[A-Z]{3}$/.test(currency);
  const style = isIso ? ({ style: 'currency', currency, currencyDisplay: 'symbol' } as const) : {};
  const usual = currency === null ? 2 : (usualDecimals(currency) ?? 0);
  const written = absolute.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  const decimals = Math.max(usual, written);
  const text = formatterOf(locale, {
    ...style,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  // A string is formatted digit by digit, a number would be rounded first.
  const amount = text.format(absolute);
  return prefix + (isIso || !currency ? amount : `${amount} ${currency}`);
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.NumberFormat(locale, options);
  formatters.set(key, formatter);
  return formatter;
}

/** A short amount for the axis of a chart, such as `€12K`. It may round; the values beside it do not. */
export function formatCompact(value: number, currency: string | null, locale?: string): string {
  const isIso = currency !== null && /^[A-Z]{3}$/.test(currency);
  const style = isIso ? ({ style: 'currency', currency, currencyDisplay: 'symbol' } as const) : {};
  const format = formatterOf(locale, {
    ...style,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  });
  return format.format(value).replace('-', '−');
}
