/**
 * The words that banks of one language print. A language is written as lines of `key: words`, separated by `|`;
 * pairs are written `out / in`, money out first. The words come from exports that real banks offer.
 */
const WORDS = [
  // Headers.
  'date',
  'value',
  'payee',
  'text',
  'type',
  'reference',
  'iban',
  'ownAccount',
  'amount',
  'balance',
  'currency',
  'direction',
  'status',
  'category',
  'original',
  'originalCurrency',
  // Cells of a status column.
  'booked',
  'pending',
  'declined',
  // Rows that are no movements.
  'opening',
  'closing',
  'total',
  // Lines before and after the table. `period` has the places {from} and {to}.
  'title',
  'account',
  'holder',
  'period',
  'created',
  'disclaimer',
  // What a bank calls a kind of movement.
  'purchase',
  'cash',
  'bill',
  'transferOut',
  'fee',
  'transferIn',
  'salary',
  'refund',
  'interest',
  // Who takes part, and what for.
  'shops',
  'billers',
  'people',
  'employers',
  'memos',
  'categories',
] as const;
/** `pair` are headers of two amount columns, `directions` the cells of a direction column. */
const PAIRS = ['pair', 'directions'] as const;

export type WordKey = (typeof WORDS)[number];
export type PairKey = (typeof PAIRS)[number];
/** Money out first, then money in. */
export type OutIn = readonly [string, string];

export interface Language {
  /** The language's tag, for its month names. */
  tag: string;
  words: Record<WordKey, readonly string[]>;
  pairs: Record<PairKey, readonly OutIn[]>;
}

export function language(tag: string, text: string): Language {
  const lines = new Map<string, string[]>();
  for (const line of text.trim().split('\n')) {
    const colon = line.indexOf(':');
    const words = line.slice(colon + 1).split('|');
    lines.set(
      line.slice(0, colon).trim(),
      words.map((word) => word.trim()),
    );
  }
  const read = (key: string): string[] => {
    const words = lines.get(key);
    if (!words || words.includes('')) throw new Error(`The language ${tag} lacks words for "${key}".`);
    return words;
  };
  const readPair = (word: string): OutIn => {
    const [out, into] = word.split(' / ');
    if (!out || !into) throw new Error(`"${word}" (${tag}) is no pair.`);
    return [out, into];
  };
  return { tag, words: record(WORDS, read), pairs: record(PAIRS, (key) => read(key).map(readPair)) };
}

function record<Key extends string, Value>(
  keys: readonly Key[],
  read: (key: Key) => Value,
): Record<Key, Value> {
  // The object has exactly the given keys.
  return Object.fromEntries(keys.map((key) => [key, read(key)])) as Record<Key, Value>;
}
