import type { Decimal } from '../../providers/provider.ts';

export type DecimalSeparator = '.' | ',';

/** An amount as a cell states it, with its sign; `says` where it names its direction itself (12.00 CR). */
export interface CellAmount {
  value: Decimal;
  says: 'debit' | 'credit' | null;
}

interface Taken {
  isNegative: boolean;
  says: CellAmount['says'];
  /** Digits and separators alone. */
  body: string;
}

/** With currency, signs and blanks; a longer text is not worth a look. */
const LONGEST_AMOUNT = 48;
const PLAIN = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/;
const MINUS = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;
/** A currency in front or behind: a sign, an ISO code, or one of the few other abbreviations banks print. */
const CURRENCY =
  /^(?:\p{L}{0,3}\p{Sc}|[A-Z]{3}(?![A-Za-z])|kr\.?|zł|Fr\.?)\s*|\s*(?:\p{Sc}|(?<![A-Za-z])[A-Z]{3}|kr\.?|zł|Fr\.?)$/gu;
const DIRECTION = /\s*(?<![A-Za-z])(CR|DR)\.?$/i;

/** @returns null when the text is no amount under this decimal separator. Never passes through floating point. */
export function parseAmount(text: string, separator: DecimalSeparator): CellAmount | null {
  const plain = separator === '.' ? PLAIN.exec(text) : null;
  if (plain) return { value: canonical(plain[1] === '-', plain[2] ?? '', plain[3] ?? ''), says: null };
  const taken = takeApart(text);
  if (!taken) return null;
  const parts = GROUPED[separator].exec(taken.body);
  if (!parts) return null;
  const whole = (parts[1] ?? '').replace(/\D/g, '');
  const decimals = parts[2] ?? '';
  if (whole === '' && decimals === '') return null;
  return { value: canonical(taken.isNegative, whole, decimals), says: taken.says };
}

/** Groups of three digits, or of two as in India (1,23,456.00), and at most fifteen digits before the separator. */
const grouped = (thousands: string, decimal: string) =>
  new RegExp(
    `^(?=(?:\\D?\\d){0,15}(?:${decimal}|$))(\\d{1,3}(?:[${thousands}' ]\\d{2,3})*[${thousands}' ]\\d{3}|\\d*)(?:${decimal}(\\d{0,10}))?$`,
  );

const GROUPED: Record<DecimalSeparator, RegExp> = { '.': grouped(',', '\\.'), ',': grouped('.', ',') };

function takeApart(text: string): Taken | null {
  if (text.length > LONGEST_AMOUNT) return null;
  // NFKC turns the kinds of blanks and full-width digits into the plain ones.
  let rest = text.normalize('NFKC').replace(MINUS, '-').replace(/[’`´]/g, "'").trim();
  let isNegative = false;
  const direction = DIRECTION.exec(rest)?.[1]?.toUpperCase();
  if (direction) rest = rest.replace(DIRECTION, '');
  if (rest.startsWith('(') && rest.endsWith(')')) {
    isNegative = true;
    rest = rest.slice(1, -1).trim();
  }
  rest = rest.replace(CURRENCY, '').trim();
  const sign = /^([+-])\s*|\s*([+-])$/.exec(rest);
  if (sign) {
    if (isNegative) return null;
    isNegative = (sign[1] ?? sign[2]) === '-';
    rest = rest.replace(sign[0], '').replace(CURRENCY, '').trim();
  }
  const says = direction === 'CR' ? 'credit' : direction === 'DR' ? 'debit' : null;
  return /^[\d.,' ]+$/.test(rest) ? { isNegative, says, body: rest } : null;
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

/**
 * Watches amounts go by and says which separator stands before their decimals. A lone separator with
 * three digits behind it separates thousands: money has no third decimal at the banks that export CSV.
 */
export class SeparatorTally {
  #dot = 0;
  #comma = 0;
  #dotAsThousands = 0;
  #commaAsThousands = 0;

  add(text: string) {
    const body = PLAIN.test(text) ? text.replace('-', '') : takeApart(text)?.body;
    if (body === undefined) return;
    const lastDot = body.lastIndexOf('.');
    const lastComma = body.lastIndexOf(',');
    if (lastDot === -1 && lastComma === -1) return;
    const last = Math.max(lastDot, lastComma);
    const isDot = last === lastDot;
    const hasBoth = lastDot !== -1 && lastComma !== -1;
    const isRepeated = body.indexOf(isDot ? '.' : ',') !== last;
    const isThousands =
      isRepeated || (!hasBoth && /^[1-9]\d{0,2}$/.test(body.slice(0, last)) && body.length - last === 4);
    if (isThousands && isDot) this.#dotAsThousands++;
    else if (isThousands) this.#commaAsThousands++;
    else if (isDot) this.#dot++;
    else this.#comma++;
  }

  /** @returns null where the amounts contradict each other. */
  decide(): DecimalSeparator | null {
    if (this.#dot !== this.#comma) return this.#dot > this.#comma ? '.' : ',';
    if (this.#dot > 0) return null;
    if (this.#dotAsThousands > 0 && this.#commaAsThousands > 0) return null;
    return this.#dotAsThousands > 0 ? ',' : '.';
  }
}
