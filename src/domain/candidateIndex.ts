import { daysBefore } from './days.ts';
import { EARLIEST_DAYS, LATEST_DAYS, type Prepared, type Purchase } from './matchCost.ts';

/**
 * Indexes stored rows, so that the candidates for a listed row are found without comparing all of them.
 * @param rows sorted by date.
 * @returns a function that returns the positions in `rows` of the candidates for a listed row.
 */
export function indexCandidates(
  rows: readonly Prepared<Purchase>[],
): (listed: Prepared<Purchase>) => number[] {
  const posted = new Map<string, number[]>();
  /** By currency alone, because a pending row may post with another amount. */
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

/** Binary search: returns the first index for which `isFound` holds, or the length if there is none. */
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
