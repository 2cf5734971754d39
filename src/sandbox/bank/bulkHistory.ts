import { addDays, type Day } from '../calendar.ts';
import { decimalOfCents } from '../decimal.ts';
import { createRandom } from '../deterministic.ts';
import { merchants } from '../household/merchants.ts';
import type { Account, Entry, History } from './entry.ts';

/** A history of any length. Each entry is generated when it is read, so none is kept in memory. */
export function bulkHistory(accountKey: string, size: number, today: Day): History {
  const spanDays = 730;
  const keyOf = (index: number) => `bulk/${index}`;
  return {
    size,
    at: (index): Entry => {
      const random = createRandom('bulk', index);
      const merchant = random.pick(merchants);
      const date = addDays(today, -spanDays + Math.floor((index * spanDays) / size));
      return {
        key: keyOf(index),
        accountKey,
        amount: decimalOfCents(random.between(merchant.low, merchant.high)),
        currency: 'USD',
        date,
        datetime: null,
        authorizedDate: date,
        authorizedDatetime: null,
        name: `${merchant.descriptor} ${index}`,
        merchantName: merchant.name,
        category: merchant.category,
        channel: merchant.channel,
        pending: false,
        pendingKey: null,
      };
    },
    indexOf: (key) => {
      const index = /^bulk\/(\d+)$/.exec(key)?.[1];
      return index !== undefined && Number(index) < size ? Number(index) : null;
    },
    sums: () => new Map(),
  };
}

export const bulkAccount: Account = {
  key: 'bulk-checking',
  name: 'Very Busy Checking',
  officialName: null,
  type: 'depository',
  subtype: 'checking',
  mask: '0001',
  currency: 'USD',
  openingBalance: '100.00',
  limit: null,
  stated: { current: '100.00', available: '100.00' },
};
