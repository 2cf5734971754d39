import { isDay } from '../domain/days.ts';
import type { FeedTransaction, PaymentChannel, TransactionCandidate } from '../providers/provider.ts';

/**
 * Checks whether the ledger can store a transaction from a provider. PostgreSQL would refuse the whole statement and
 * not name the row. The reason names the field as the API does, and the value.
 */

export type CheckedTransaction =
  | { kind: 'valid'; transaction: FeedTransaction }
  | { kind: 'invalid'; reason: string };

/** Indexes contain the ids, and an index row has at most 2,704 bytes. */
export const MAX_ID_LENGTH = 500;
/** An index contains it too. ISO codes have three letters, unofficial codes a few more. */
const MAX_CURRENCY_LENGTH = 32;
/** Some currencies use 256-bit integers, which have up to 78 digits. */
const MAX_INTEGER_DIGITS = 100;
/** One ether is 10^18 wei. No common currency has a smaller unit. */
const MAX_DECIMALS = 18;
/** How many characters of an invalid value the reason contains. */
const MAX_SHOWN_LENGTH = 80;

const DECIMAL = /^-?(\d+)(?:\.(\d+))?$/;
/** RFC 3339, with the offsets that PostgreSQL accepts. */
const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-](0\d|1[0-4]):[0-5]\d)$/;

const PAYMENT_CHANNELS = ['in store', 'online', 'other'] satisfies PaymentChannel[];

/** Checks every field of a candidate. */
export function checkTransaction(candidate: TransactionCandidate): CheckedTransaction {
  const reason = findInvalidField(candidate);
  if (reason !== null) return { kind: 'invalid', reason };
  // The type of each field has just been checked. An amount loses only trailing zeros.
  const transaction = candidate as FeedTransaction;
  const amount = withoutExcessZeros(transaction.amount);
  return {
    kind: 'valid',
    transaction: amount === transaction.amount ? transaction : { ...transaction, amount },
  };
}

/** Returns what is wrong with the first invalid field, or null. */
function findInvalidField(candidate: TransactionCandidate): string | null {
  return (
    checkId('external_transaction_id', candidate.externalId) ??
    checkId('account_id', candidate.accountExternalId) ??
    optional(candidate.pendingExternalId, (id) => checkId('pending_transaction_id', id)) ??
    checkAmount(candidate.amount) ??
    optional(candidate.isoCurrencyCode, (code) =>
      checkText('iso_currency_code', code, MAX_CURRENCY_LENGTH),
    ) ??
    optional(candidate.unofficialCurrencyCode, (code) =>
      checkText('unofficial_currency_code', code, MAX_CURRENCY_LENGTH),
    ) ??
    checkDay('date', candidate.date) ??
    optional(candidate.authorizedDate, (day) => checkDay('authorized_date', day)) ??
    optional(candidate.datetime, (time) => checkTimestamp('datetime', time)) ??
    optional(candidate.authorizedDatetime, (time) => checkTimestamp('authorized_datetime', time)) ??
    checkText('name', candidate.name) ??
    optional(candidate.merchantName, (name) => checkText('merchant_name', name)) ??
    optional(candidate.categoryPrimary, (category) => checkText('category_primary', category)) ??
    optional(candidate.categoryDetailed, (category) => checkText('category_detailed', category)) ??
    optional(candidate.paymentChannel, checkPaymentChannel) ??
    (typeof candidate.pending === 'boolean' ? null : wrong('pending', 'true or false', candidate.pending))
  );
}

/** Null is valid: the provider does not know the value. */
const optional = (value: unknown, check: (value: unknown) => string | null): string | null =>
  value === null || value === undefined ? null : check(value);

const checkId = (field: string, id: unknown): string | null =>
  id === '' ? wrong(field, 'an id', id) : checkText(field, id, MAX_ID_LENGTH);

function checkText(field: string, text: unknown, maxLength?: number): string | null {
  if (typeof text !== 'string') return wrong(field, 'text', text);
  // PostgreSQL cannot store NUL, and UTF-8 cannot encode half of a surrogate pair.
  if (text.includes('\0') || !text.isWellFormed()) return wrong(field, 'text in Unicode without NUL', text);
  if (maxLength !== undefined && text.length > maxLength)
    return wrong(field, `at most ${maxLength} characters long`, text);
  return null;
}

function checkAmount(amount: unknown): string | null {
  const [, integer, decimals = ''] = (typeof amount === 'string' && DECIMAL.exec(amount)) || [];
  if (integer === undefined) return wrong('amount', 'a decimal number', amount);
  if (integer.replace(/^0+/, '').length > MAX_INTEGER_DIGITS)
    return wrong('amount', `a number of at most ${MAX_INTEGER_DIGITS} digits before the point`, amount);
  if (decimals.replace(/0+$/, '').length > MAX_DECIMALS)
    return wrong('amount', `a number of at most ${MAX_DECIMALS} digits after the point`, amount);
  return null;
}

/** Removes trailing zeros beyond the number of decimals that are stored. */
function withoutExcessZeros(amount: string): string {
  const point = amount.indexOf('.');
  return point < 0 ? amount : amount.slice(0, point + 1 + MAX_DECIMALS);
}

const checkDay = (field: string, day: unknown): string | null =>
  typeof day === 'string' && isDay(day) ? null : wrong(field, 'a calendar day (YYYY-MM-DD)', day);

function checkTimestamp(field: string, time: unknown): string | null {
  const [, day] = (typeof time === 'string' && TIMESTAMP.exec(time)) || [];
  const isReal = day !== undefined && isDay(day) && isInFourDigitYear(Date.parse(String(time)));
  return isReal ? null : wrong(field, 'an RFC 3339 timestamp', time);
}

/** An offset may move a time out of the years 1 to 9999 in UTC. */
const isInFourDigitYear = (time: number): boolean =>
  time >= Date.parse('0001-01-01T00:00:00Z') && time <= Date.parse('9999-12-31T23:59:59.999Z');

const checkPaymentChannel = (channel: unknown): string | null =>
  PAYMENT_CHANNELS.some((known) => known === channel)
    ? null
    : wrong('payment_channel', `one of ${PAYMENT_CHANNELS.join(', ')}`, channel);

const wrong = (field: string, expected: string, sent: unknown): string =>
  `${field} must be ${expected}, but the provider sent ${shown(sent)}.`;

/** Returns a value as JSON, truncated for an error message. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = (JSON.stringify(value) ?? String(value)).replaceAll('\\u0000', '\\ufffd');
  const text = json.length <= MAX_SHOWN_LENGTH ? json : `${json.slice(0, MAX_SHOWN_LENGTH)}…`;
  return text.toWellFormed();
}
