/** A complete surrogate pair, an escape that PostgreSQL cannot store (six characters), or any other escape. */
const ESCAPES =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u0000|\\u[dD][89a-fA-F][\da-fA-F]{2}|\\./g;
const INVALID_ESCAPE_LENGTH = 6;

/**
 * Replaces NUL characters and unpaired surrogates by U+FFFD, in keys and values. PostgreSQL can store neither, so one
 * of them would keep the whole response from being stored. In JSON both can only be written as escapes.
 */
export function replaceInvalidText(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(ESCAPES, (found) => (found.length === INVALID_ESCAPE_LENGTH ? '\\ufffd' : found));
}
