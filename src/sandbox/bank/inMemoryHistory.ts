import { unitsOf } from '../decimal.ts';
import type { Entry, History } from './entry.ts';

/** A history whose entries are all kept in memory. */
export function inMemoryHistory(entries: Entry[]): History {
  const indexes = new Map(entries.map(({ key }, index) => [key, index]));
  return {
    size: entries.length,
    at: (index) => {
      const entry = entries[index];
      if (!entry) throw new Error(`The history has no entry at index ${index}.`);
      return entry;
    },
    indexOf: (key) => indexes.get(key) ?? null,
    sums: () => {
      const sums = new Map<string, { posted: bigint; pending: bigint }>();
      for (const { accountKey, amount, pending } of entries) {
        const sum = sums.get(accountKey) ?? { posted: 0n, pending: 0n };
        sum[pending ? 'pending' : 'posted'] += unitsOf(amount);
        sums.set(accountKey, sum);
      }
      return sums;
    },
  };
}
