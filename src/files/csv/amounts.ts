import type { Decimal } from '../../providers/provider.ts';
import { isIsoCurrency } from '../minorUnits.ts';
import { AMOUNT_MARKERS } from './words/directionWords.ts';
import { foldText } from './words/foldText.ts';

export type DecimalSeparator = '.' | ',';

/** An amount as a cell states it, with its sign. */
export interface CellAmount {
  value: Decimal;
  /** Whether the cell has a sign of its own, a plus included. */
  isSigned: boolean;
  /** Letters beside the number that may say its direction, folded: "cr" in 12.00 CR. Empty for most amounts. */
  marker: string;
}

interface AmountParts {
  isNegative: boolean;
  isSigned: boolean;
  marker: string;
  /** Digits and separators alone. */
  body: string;
}

/** With currency, signs and blanks; a longer text is not worth a look. */
const LONGEST_AMOUNT = 48;
const PLAIN = /^(-?)(\d{1,15})(?:\.(\d{1,18}))?$/;
const MINUS = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;
const ARABIC_SEPARATORS: Record<string, string> = { '٫': '.', '٬': ',', '،': ',' };
/** The abbreviations of currencies that banks print beside ISO codes and signs. */
const ABBREVIATIONS =
  'kr|zł|Fr|Kč|Sk|Ft|лв|грн|руб|р|сом|Rs|RM|kn|KM|lei|din|дин|Lt|Ls|R\\$|Rp|Bs|S/|TL|DH|SR|QR|KD|BD|JD|LE|元|円|圓|원|บาท|đ|ден';
/** A currency in front or behind: a sign, a code, or an abbreviation, with or without its point. */
const LEADING_CURRENCY = new RegExp(
  `^(?:\\p{L}{0,3}\\p{Sc}|(?<code>[A-Z]{3,5})(?!\\p{L})|(?:${ABBREVIATIONS})(?!\\p{L})\\.?|[RQL](?= |[\\d ,.]*[.,]\\d{2}$))\\s*`,
  'u',
);
const TRAILING_CURRENCY = new RegExp(
  `\\s*(?:\\p{Sc}|(?<!\\p{L})(?<code>[A-Z]{3,5})|(?<!\\p{L})(?:${ABBREVIATIONS})\\.?)$`,
  'u',
);
/** Codes that ISO 4217 does not list and exchanges print beside amounts. */
const COINS = new Set(
  'BTC ETH USDT USDC XRP ADA SOL DOT LTC BCH DOGE BNB CRO DAI XLM LINK MATIC AVAX'.split(' '),
);
const MARKER = new RegExp(`\\s*(?<!\\p{L})(${AMOUNT_MARKERS.join('|')})\\.?$`, 'iu');
const LEADING_MARKER = /^(cr|dr|db)\.?\s*(?=[\d.,(])/i;

/** @returns null when the text is no amount under this decimal separator. Never passes through floating point. */
export function parseAmount(text: string, separator: DecimalSeparator): CellAmount | null {
  const plain = separator === '.' ? PLAIN.exec(text) : null;
  if (plain) {
    const isSigned = plain[1] === '-';
    return { value: canonical(isSigned, plain[2] ?? '', plain[3] ?? ''), isSigned, marker: '' };
  }
  const parts = splitAmount(text);
  if (!parts) return null;
  const found = GROUPED[separator].exec(parts.body);
  if (!found) return null;
  const whole = (found[1] ?? '').replace(/\D/g, '');
  const decimals = found[2] ?? '';
  if (whole === '' && decimals === '') return null;
  const { isNegative, isSigned, marker } = parts;
  return { value: canonical(isNegative, whole, decimals), isSigned, marker };
}

export const isAmount = (cell: string): boolean => {
  const trimmed = cell.trim();
  return trimmed !== '' && (parseAmount(trimmed, '.') !== null || parseAmount(trimmed, ',') !== null);
};

/** Groups of three digits, or of two as in India (1,23,456.00), and at most fifteen digits before the separator. */
const grouped = (thousands: string, decimal: string) =>
  new RegExp(
    `^(?=(?:\\D?\\d){0,15}(?:${decimal}|$))(\\d{1,3}(?:[${thousands}' ]\\d{2,3})*[${thousands}' ]\\d{3}|\\d*)(?:${decimal}(\\d{0,18}))?$`,
  );

const GROUPED: Record<DecimalSeparator, RegExp> = { '.': grouped(',', '\\.'), ',': grouped('.', ',') };

/** Takes sign, currency and marker off an amount; null for a text that is none. */
export function splitAmount(text: string): AmountParts | null {
  if (text.length > LONGEST_AMOUNT || !/\p{Nd}/u.test(text)) return null;
  // NFKC turns the kinds of blanks and full-width digits into the plain ones.
  let rest = text
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹०-९]/g, (digit) => String(digitOf(digit)))
    .replace(/[٫٬،]/g, (separator) => ARABIC_SEPARATORS[separator] ?? separator)
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(MINUS, '-')
    .replace(/[’`´ʼ]/g, "'")
    .trim();
  const marker = MARKER.exec(rest)?.[1] ?? LEADING_MARKER.exec(rest)?.[1] ?? '';
  if (marker) rest = rest.replace(MARKER, '').replace(LEADING_MARKER, '');
  let isNegative = false;
  let isSigned = false;
  rest = stripCurrency(rest);
  if (rest.startsWith('(') && rest.endsWith(')')) {
    isNegative = true;
    isSigned = true;
    rest = rest.slice(1, -1).trim();
  }
  rest = stripCurrency(rest);
  const sign = /^([+-])\s*|\s*([+-])$/.exec(rest);
  if (sign) {
    if (isNegative) return null;
    isSigned = true;
    isNegative = (sign[1] ?? sign[2]) === '-';
    rest = stripCurrency(rest.replace(sign[0], ''));
  }
  return /^[\d.,' ]+$/.test(rest) ? { isNegative, isSigned, marker: foldText(marker), body: rest } : null;
}

/** Takes currencies off both ends; letters that are no currency make the text no amount. */
function stripCurrency(text: string): string {
  let rest = text;
  for (const pattern of [LEADING_CURRENCY, TRAILING_CURRENCY]) {
    const found = pattern.exec(rest);
    const code = found?.groups?.['code'];
    if (found && (code === undefined || isIsoCurrency(code) || COINS.has(code)))
      rest = rest.replace(found[0], '');
  }
  return rest.trim();
}

/** The digits of Arabic, Persian and Devanagari are blocks of ten in Unicode. */
function digitOf(digit: string): number {
  const code = digit.charCodeAt(0);
  return code - (code < 0x6f0 ? 0x660 : code < 0x966 ? 0x6f0 : 0x966);
}

/** One way to write each number: no leading zeros, no minus before zero, two decimals unless there are more. */
function canonical(isNegative: boolean, whole: string, decimals: string): Decimal {
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const fraction = decimals.replace(/0+$/, '').padEnd(2, '0');
  const isZero = digits === '0' && /^0*$/.test(fraction);
  return `${isNegative && !isZero ? '-' : ''}${digits}.${fraction}`;
}

export const isNegative = (amount: Decimal): boolean => amount.startsWith('-');
export const isZero = (amount: Decimal): boolean => /^-?[0.]*$/.test(amount);
export const magnitude = (amount: Decimal): Decimal => amount.replace('-', '');
export const negate = (amount: Decimal): Decimal =>
  isZero(amount) ? magnitude(amount) : isNegative(amount) ? magnitude(amount) : `-${amount}`;

const UNIT_DECIMALS = 18;

/** The amount in units of 10⁻¹⁸, for exact sums. */
export function toUnits(amount: Decimal): bigint {
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole + fraction.slice(0, UNIT_DECIMALS).padEnd(UNIT_DECIMALS, '0'));
  return isNegative(amount) ? -units : units;
}

/** A cell that stands for no amount at all: empty, or one of the dashes banks print there. */
export const isBlank = (cell: string): boolean => /^[\s\-–—−]*$/.test(cell);
