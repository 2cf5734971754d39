/** The tokens of JSON that tell where a key is. Scalars other than strings need no look. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/**
 * Returns a key that an object of this JSON text has twice, or null. RFC 8259, section 4, leaves open which of the
 * two values counts; a request about money is refused instead of guessed at. The text must be valid JSON.
 */
export function findDuplicateKey(text: string): string | null {
  /** The keys of each open object so far; null stands for an array. */
  const open: (Set<string> | null)[] = [];
  let isKeyNext = false;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      isKeyNext = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      isKeyNext = false;
    } else if (token === ',') {
      isKeyNext = open.at(-1) !== null;
    } else if (isKeyNext) {
      const keys = open.at(-1);
      // Two spellings of one key, such as "a" and "\u0061", are the same key.
      const key: string = JSON.parse(token);
      if (keys?.has(key)) return key;
      keys?.add(key);
      isKeyNext = false;
    }
  }
  return null;
}
