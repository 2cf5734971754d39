import { isIsoCurrency } from '../minorUnits.ts';
import { cellOf } from './cells.ts';
import { type ColumnProfile, isCalled } from './columnProfiles.ts';
import type { CsvRecord } from './records.ts';

/** Signs and abbreviations that mean one currency wherever they stand; a dollar sign means many. */
const SIGNED_CURRENCY: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '₽': 'RUB',
  '₴': 'UAH',
  '₹': 'INR',
  '₺': 'TRY',
  '₩': 'KRW',
  '₪': 'ILS',
  '₫': 'VND',
  '฿': 'THB',
  zł: 'PLN',
  Kč: 'CZK',
  円: 'JPY',
  грн: 'UAH',
  TL: 'TRY',
  Ft: 'HUF',
  лв: 'BGN',
  R$: 'BRL',
};
const SIGN = /[€£₽₴₹₺₩₪₫฿円]|zł|Kč|грн|(?<!\p{L})(?:TL|Ft|лв)(?!\p{L})|(?<!\p{L})R\$/u;
const IN_HEADER = new RegExp(`(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])|(${SIGN.source})`, 'gu');
const EURO = /(?<!\p{L})euros?(?!\p{L})/iu;
/** An ISO code, or the code of a coin: letters alone, in capitals. */
const CODE = /^[A-Z]{3,5}$/;

/** The currency a header names, such as EUR in "Amount (EUR)"; null for most headers. */
export function currencyOfHeader(header: string): string | null {
  for (const [_found, code, sign] of header.matchAll(IN_HEADER)) {
    if (sign) return SIGNED_CURRENCY[sign] ?? null;
    if (code && isIsoCurrency(code) && header !== header.toUpperCase()) return code;
    if (code && isIsoCurrency(code) && header.trim().length > 3 && /[([]\s*[A-Z]{3}\s*[)\]]/.test(header))
      return code;
  }
  return EURO.test(header) ? 'EUR' : null;
}

/** The currency that stands in the cell of an amount: -12,50EUR or 12.50 €. */
export function currencyOfAmount(cell: string): string | null {
  const code = /(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])/.exec(cell)?.[1];
  if (code && isIsoCurrency(code)) return code;
  const sign = SIGN.exec(cell)?.[0];
  return sign ? (SIGNED_CURRENCY[sign] ?? null) : null;
}

/** The columns in which nearly every cell is the code of a currency. */
export function findCurrencyColumns(profiles: readonly ColumnProfile[]): ColumnProfile[] {
  return profiles.filter((profile) => {
    if (profile.kind !== 'text') return false;
    const codes = [...profile.values.keys()];
    if (codes.length === 0 || !codes.every((code) => CODE.test(code))) return false;
    // Coins have codes that ISO does not list: there the header must call it a currency.
    return (
      codes.every(isIsoCurrency) || (isCalled(profile, 'currency') && codes.some((code) => code.length > 2))
    );
  });
}

/** The amounts of nearly all rows have a currency; what a few rows have is that of an original amount. */
const NEEDED_SHARE = 0.9;

/**
 * The column of currencies that belongs to a column of amounts: of those that nearly every row has, the one with a
 * single currency before one with several, then the nearest, behind the amount before in front of it.
 */
export function currencyColumnFor(
  amount: number,
  currencies: readonly ColumnProfile[],
  rowCount: number,
  /** Other columns of amounts, to which a column of currencies beside them belongs. */
  others: readonly number[],
): number | null {
  const distance = (column: number, from: number) =>
    column > from ? (column - from) * 2 - 1 : (from - column) * 2;
  const isOfAnother = ({ column, distinct }: ColumnProfile) =>
    distinct > 1 && others.some((other) => distance(column, other) < distance(column, amount));
  const choices = currencies.filter(
    (profile) =>
      !isCalled(profile, 'foreign') &&
      (profile.filled >= rowCount * NEEDED_SHARE || others.length === 0) &&
      !isOfAnother(profile),
  );
  const isMixed = ({ distinct }: ColumnProfile) => Number(distinct > 1);
  const [best] = [...choices].sort(
    (one, other) =>
      isMixed(one) - isMixed(other) || distance(one.column, amount) - distance(other.column, amount),
  );
  return best?.column ?? null;
}

/** Whether the column of currencies beside an amount says the given one in every row. */
export function isCurrencyOf(
  amount: number,
  { rows, profiles }: { rows: readonly CsvRecord[]; profiles: readonly ColumnProfile[] },
  currency: string,
): boolean {
  const all = findCurrencyColumns(profiles).map(({ column }) => column);
  const beside = all.includes(amount + 1) ? amount + 1 : all.includes(amount - 1) ? amount - 1 : null;
  return beside !== null && rows.every((row) => cellOf(row, beside) === currency);
}
