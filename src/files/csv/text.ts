/** Longer names would not fit into an index page; no bank's description is that long. */
const LONGEST_NAME = 500;
const LONGEST_QUOTE = 40;

/** One line of text, without the half character at which a bank has cut it. */
export const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\uFFFD+$/, '')
    .trim();

export const cut = (text: string): string => cutTo(text, LONGEST_NAME).trim();

export function quote(text: string): string {
  const short = tidy(text);
  return `"${short.length > LONGEST_QUOTE ? `${cutTo(short, LONGEST_QUOTE)}…` : short}"`;
}

const MAX_QUOTED = 10;

/** The first of several texts, and how many more there are. */
export function quoteSome(texts: readonly string[], most: number = MAX_QUOTED): string {
  const shown = texts.slice(0, most).map(quote).join(', ');
  return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}

/** The last character may be a pair of which only one half fits. */
const cutTo = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
