/** A whole pair of surrogates, what PostgreSQL cannot hold (six characters long), or any other escape. */
const ESCAPES =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u0000|\\u[dD][89a-fA-F][\da-fA-F]{2}|\\./g;
const UNSTORABLE_LENGTH = 6;

/**
 * PostgreSQL holds neither a NUL nor half a surrogate pair, and in JSON both can stand only as escapes. One
 * such character in one text of an answer would keep everything else from being stored, so each becomes U+FFFD,
 * in keys as in values, before the answer is parsed.
 * @returns the JSON with storable text; itself where nothing is escaped by number.
 */
export function withStorableText(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(ESCAPES, (found) => (found.length === UNSTORABLE_LENGTH ? '\\ufffd' : found));
}
