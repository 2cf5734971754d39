import { foldText } from './foldText.ts';

/** Scripts that write words without blanks between them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Per list; a file of a hundred thousand rows has fewer different words. */
const MAX_WORDS_KEPT = 4_096;

/** Splits a list of words or phrases at its commas and folds each. */
export function foldList(list: string): string[] {
  return list
    .split(',')
    .map(foldText)
    .filter((word) => word !== '');
}

/**
 * A list of words and phrases that folded text is searched for. A word matches whole; one that ends with a star is a
 * stem and matches every ending; words of scripts without blanks match anywhere.
 */
export class WordList {
  readonly #phrases = new Set<string>();
  readonly #stems = new Set<string>();
  readonly #unspaced: string[] = [];
  #longestPhrase = 1;
  /** The first words of phrases, and of stems of several words. */
  readonly #starts = new Set<string>();
  /** Whether an entry may begin with a word: a file has the same words over and over. */
  readonly #known = new Map<string, boolean>();

  constructor(list: string) {
    for (const entry of list.split(',')) {
      const word = foldText(entry);
      if (word === '') continue;
      if (UNSPACED.test(entry)) this.#unspaced.push(word);
      else if (entry.trim().endsWith('*')) this.#stems.add(word);
      else this.#phrases.add(word);
      this.#starts.add(word.split(' ', 1)[0] ?? '');
      this.#longestPhrase = Math.max(this.#longestPhrase, word.split(' ').length);
    }
    // The longest first, so that no part of a word is taken off alone.
    this.#unspaced.sort((one, other) => other.length - one.length);
  }

  test(folded: string): boolean {
    if (this.#unspaced.some((word) => folded.includes(word))) return true;
    const tokens = folded.split(' ');
    return tokens.some((_token, position) => this.#matchAt(tokens, position) > 0);
  }

  /** The text without the words of the list. */
  without(folded: string): string {
    let text = folded;
    for (const word of this.#unspaced) text = text.replaceAll(word, ' ');
    const tokens = text.split(' ');
    const kept: string[] = [];
    for (let position = 0; position < tokens.length; ) {
      const matched = this.#matchAt(tokens, position);
      if (matched === 0) kept.push(tokens[position] ?? '');
      position += Math.max(1, matched);
    }
    return kept.join(' ').trim();
  }

  /** How many tokens from a position on are a phrase of the list, the longest first. */
  #matchAt(tokens: readonly string[], position: number): number {
    if (!this.#mayStartWith(tokens[position] ?? '')) return 0;
    for (let length = Math.min(this.#longestPhrase, tokens.length - position); length > 0; length--) {
      const phrase =
        length === 1 ? (tokens[position] ?? '') : tokens.slice(position, position + length).join(' ');
      if (this.#phrases.has(phrase) || this.#hasStemOf(phrase)) return length;
    }
    return 0;
  }

  #mayStartWith(token: string): boolean {
    const known = this.#known.get(token);
    if (known !== undefined) return known;
    const found = this.#starts.has(token) || this.#hasStemOf(token);
    if (this.#known.size >= MAX_WORDS_KEPT) this.#known.clear();
    this.#known.set(token, found);
    return found;
  }

  #hasStemOf(phrase: string): boolean {
    if (this.#stems.size === 0) return false;
    // A stem matches only within the last word of the phrase.
    const start = phrase.lastIndexOf(' ') + 1;
    for (let length = phrase.length; length > start; length--) {
      if (this.#stems.has(phrase.slice(0, length))) return true;
    }
    return false;
  }
}
