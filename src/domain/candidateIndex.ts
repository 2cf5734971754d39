import { daysBefore } from './days.ts';
import { EARLIEST_DAYS, LATEST_DAYS, type Prepared, type Purchase } from './matchCost.ts';

/**
 * Finds the stored rows that may match a listed one without looking at all of them.
 * @param rows in the order of their dates.
 * @returns a function from a listed row to positions in `rows`, each at most once.
 */
export function indexCandidates(
  rows: readonly Prepared<Purchase>[],
): (listed: Prepared<Purchase>) => number[] {
  const posted = new Map<string, number[]>();
  /** By currency alone: what is pending may post with another amount. */
  const pending = new Map<string | null, number[]>();
  for (const [at, row] of rows.entries()) {
    if (row.pending) append(pending, row.currency, at);
    else append(posted, moneyOf(row), at);
  }
  const dateOf = (at: number) => rows[at]?.date ?? '';
  return (listed) => {
    const equal = posted.get(moneyOf(listed)) ?? [];
    const from = daysBefore(listed.date, LATEST_DAYS);
    const to = daysBefore(listed.date, EARLIEST_DAYS);
    const near: number[] = [];
    for (let at = lowerBound(equal, (row) => dateOf(row) >= from); at < equal.length; at++) {
      const row = equal[at];
      if (row === undefined || dateOf(row) > to) break;
      near.push(row);
    }
    return [...near, ...(pending.get(listed.currency) ?? [])];
  };
}

const moneyOf = ({ currency, plainAmount }: Prepared<Purchase>): string => `${currency}\n${plainAmount}`;

function append<Key>(index: Map<Key, number[]>, key: Key, at: number): void {
  const known = index.get(key);
  if (known) known.push(at);
  else index.set(key, [at]);
}

/** The first position for which `isFound` holds, if it holds for all after it; else the length. */
function lowerBound(positions: readonly number[], isFound: (position: number) => boolean): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const position = positions[middle];
    if (position !== undefined && isFound(position)) high = middle;
    else low = middle + 1;
  }
  return low;
}
