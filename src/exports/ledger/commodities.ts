import { hash } from 'node:crypto';
import { usualDecimals } from '../../amount.ts';
import type { LedgerContents } from '../../store/transactionExports.ts';

/** What an amount without any currency is in: the code that ISO 4217 has for no currency. */
const NO_CURRENCY = 'XXX';

const ISO_CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
/** What both formats take for a commodity as it is. hledger would need quotes for more than letters. */
const PLAIN = /^[A-Z]{2,12}$/;
const MAX_READABLE = 12;
const DIGEST_LENGTH = 6;

/** How many decimals the amounts of a currency usually have. */
const USUAL_DECIMALS = 2;
const MAX_ISO_DECIMALS = 4;

export type Currency = LedgerContents['currencies'][number];

/**
 * The commodity of an amount: its ISO code. `BTC` as an ISO code, `USD` as an unofficial one, and codes that are not made
 * of letters get a digest, so that two currencies never become one commodity.
 */
export function commodityOf({ isoCode, unofficialCode }: Omit<Currency, 'decimals'>): string {
  if (isoCode === null && unofficialCode === null) return NO_CURRENCY;
  if (isoCode !== null && unofficialCode === null && isIso(isoCode)) return isoCode;
  if (isoCode === null && unofficialCode !== null && isUnambiguous(unofficialCode)) return unofficialCode;
  const code = JSON.stringify([isoCode, unofficialCode]);
  const readable = (unofficialCode ?? isoCode ?? '').toUpperCase().replace(/[^A-Z]/g, '');
  return `X${readable.slice(0, MAX_READABLE)}${letters(code)}`;
}

const isIso = (code: string): boolean => ISO_CODES.has(code) && code !== NO_CURRENCY;

/** What begins with an X could be one of the names with a digest, or an ISO code that this Node.js does not know. */
const isUnambiguous = (code: string): boolean =>
  PLAIN.test(code) && !code.startsWith('X') && !ISO_CODES.has(code);

/** How many decimals a currency is shown with: at least the usual ones, and never fewer than an amount has. */
export const decimalsOf = ({ isoCode, decimals }: Currency): number =>
  Math.max(decimals, Math.min(usualDecimals(isoCode) ?? USUAL_DECIMALS, MAX_ISO_DECIMALS));

/** A digest in capital letters. */
const letters = (text: string): string =>
  Array.from(hash('sha256', text, 'buffer').subarray(0, DIGEST_LENGTH), (byte) =>
    String.fromCharCode(65 + (byte % 26)),
  ).join('');
