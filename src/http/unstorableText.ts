import type { ErrorDetail } from '../errors.ts';

/** Deeper than any body of the contract; a body nested further is refused before anything walks it. */
const MOST_LEVELS = 64;

/**
 * Finds text that PostgreSQL cannot hold, keys included: a NUL, or half a surrogate pair. Such text would
 * fail in the middle of a write, or come back as something else than what was sent.
 * @returns where it stands, or null.
 */
export function findUnstorableText(value: unknown, path: string, level = 0): ErrorDetail | null {
  if (typeof value === 'string')
    return isStorable(value) ? null : { path, message: 'holds a character that is not allowed' };
  if (typeof value !== 'object' || value === null) return null;
  if (level > MOST_LEVELS) return { path, message: `is nested more than ${MOST_LEVELS} levels deep` };
  for (const [key, entry] of Object.entries(value)) {
    const entryPath = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if (!isStorable(key)) return { path, message: 'has a key with a character that is not allowed' };
    const found = findUnstorableText(entry, entryPath, level + 1);
    if (found) return found;
  }
  return null;
}

const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
