import type { FeedTransaction } from '../providers/provider.ts';

/** An index carries it, whose rows have an end. */
const LONGEST_ID = 500;
const DECIMAL = /^-?\d{1,20}(\.\d{1,10})?$/;
const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
/** The days that every month has: most, and told without a calendar. */
const DAY_OF_ANY_MONTH = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;

/**
 * Looks for what the ledger cannot hold, before PostgreSQL would refuse the whole stretch without saying
 * which row it was.
 * @returns what is wrong, or null.
 */
export function findUnstorableField(transaction: Omit<FeedTransaction, 'raw'>): string | null {
  if (!DECIMAL.test(transaction.amount)) return 'its amount is not a decimal number';
  for (const field of ['date', 'authorizedDate'] as const) {
    const day = transaction[field];
    if (day !== null && !isDay(day)) return `its ${field} is not a day`;
  }
  for (const field of ['datetime', 'authorizedDatetime'] as const) {
    const moment = transaction[field];
    if (moment !== null && Number.isNaN(Date.parse(moment))) return `its ${field} is not a moment`;
  }
  if (transaction.externalId.length > LONGEST_ID) return `its externalId has over ${LONGEST_ID} characters`;
  return null;
}

function isDay(text: string): boolean {
  if (DAY_OF_ANY_MONTH.test(text)) return true;
  const moment = Date.parse(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}
