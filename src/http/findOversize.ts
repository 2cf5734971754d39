import type { ErrorDetail } from '../errors.ts';

/** Twice the longest list of the contract. */
const MAX_ITEMS = 1_000;
/** More than the largest body that the contract accepts. */
const MAX_VALUES = 20_000;

/**
 * Returns the first list or object of a body that is far too long, or null. It comes before the validator, which
 * collects an error for each element and needs the square of their number in time.
 */
export function findOversize(body: unknown): ErrorDetail | null {
  const waiting: { value: unknown; path: string }[] = [{ value: body, path: '' }];
  let count = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    const entries = Object.entries(value);
    const place = path === '' ? 'body' : path;
    if (entries.length > MAX_ITEMS) {
      return { path: place, code: 'max_items', message: `has more than ${MAX_ITEMS} items` };
    }
    count += entries.length;
    if (count > MAX_VALUES) {
      return { path: 'body', code: 'max_items', message: `has more than ${MAX_VALUES} values` };
    }
    for (const [key, each] of entries) {
      const own = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      waiting.push({ value: each, path: own });
    }
  }
  return null;
}
