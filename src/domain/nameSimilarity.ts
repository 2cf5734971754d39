/** Returns the name in lower case with everything but letters and digits replaced by single spaces. */
export function foldName(name: string): string {
  const folded = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return folded === '' ? name : folded;
}

/** Returns the similarity of two folded names from 0 to 100. A name that only adds words to the other scores 90. */
export function nameSimilarity(a: string, b: string): number {
  if (a === b) return 100;
  return Math.max(diceCoefficient(a, b), wordContainment(a, b));
}

/** Less than 100, to distinguish a name with added words from an equal one. */
const CONTAINED = 90;

/** Whether all words of the shorter name are in the longer one; numbers identify a branch, not a merchant. */
function wordContainment(a: string, b: string): number {
  const words = (name: string) => new Set(name.split(' ').filter((word) => /\p{L}{3}/u.test(word)));
  const [shorter, longer] = [words(a), words(b)].sort((left, right) => left.size - right.size);
  if (!shorter || !longer || shorter.size === 0) return 0;
  return [...shorter].every((word) => longer.has(word)) ? CONTAINED : 0;
}

/** The Sørensen–Dice coefficient of character pairs, in percent. */
function diceCoefficient(a: string, b: string): number {
  const pairs = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const left = pairs(a);
  const right = pairs(b);
  if (left.length === 0 || right.length === 0) return 0;
  const unmatched = new Map<string, number>();
  for (const pair of right) unmatched.set(pair, (unmatched.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of left) {
    const count = unmatched.get(pair) ?? 0;
    if (count === 0) continue;
    shared += 1;
    unmatched.set(pair, count - 1);
  }
  return Math.floor((200 * shared) / (left.length + right.length));
}
