/** No name of a column is longer; what follows is cut off before it costs time. */
const LONGEST_NAME = 100;

const PLAIN = /^[\x20-\x7e]*$/;

/** Letters that Unicode does not decompose into a plain letter and a mark. */
const PLAIN_LETTERS: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
};

/**
 * Reduces a text to what words are compared by: "Betrag (€)" and "BETRAG" are both "betrag", "debitCreditCode" is
 * "debit credit code".
 */
export function foldText(text: string): string {
  const short = text.length > LONGEST_NAME ? text.slice(0, LONGEST_NAME) : text;
  // Most texts are plain, and a hundred thousand rows have several each.
  if (PLAIN.test(short)) {
    return short
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  }
  return short
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[ßøłđæœıþ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
