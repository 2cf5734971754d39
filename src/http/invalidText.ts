import type { ErrorDetail } from '../errors.ts';

/** Deeper than any body of the contract; deeper bodies are refused before anything else reads them. */
const MAX_DEPTH = 64;

/**
 * Finds text, including keys, that PostgreSQL cannot store: a NUL character or half a surrogate pair.
 * @returns its path and what is wrong with it, or null.
 */
export function findInvalidText(value: unknown, path: string, depth = 0): ErrorDetail | null {
  if (typeof value === 'string')
    return isValidText(value)
      ? null
      : { path, code: 'malformed', message: 'contains a character that is not allowed' };
  if (typeof value !== 'object' || value === null) return null;
  if (depth > MAX_DEPTH)
    return { path, code: 'max_depth', message: `is nested more than ${MAX_DEPTH} levels deep` };
  for (const [key, entry] of Object.entries(value)) {
    const entryPath = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if (!isValidText(key))
      return { path, code: 'malformed', message: 'contains a key with a character that is not allowed' };
    const found = findInvalidText(entry, entryPath, depth + 1);
    if (found) return found;
  }
  return null;
}

const isValidText = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
