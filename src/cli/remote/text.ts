/** Control characters, those that change the direction of what follows them, and the byte order mark. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these must not reach a terminal.
const UNPRINTABLE = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/g;
const WIDE =
  /^(\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}])/u;
const MARK = /^\p{Mark}+$/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Returns text from a bank or a server as one line that cannot move the cursor or change colours. */
export const toLine = (text: string): string => text.replace(UNPRINTABLE, ' ').trim();

/** The number of columns that a line takes in a terminal. */
export function displayWidth(text: string): number {
  if (/^[\u0020-\u007E]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

const widthOf = (grapheme: string): number => (MARK.test(grapheme) ? 0 : WIDE.test(grapheme) ? 2 : 1);

/** Shortens a line to at most `width` columns; the last one is then an ellipsis. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let result = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (used + widthOf(segment) > width - 1) break;
    used += widthOf(segment);
    result += segment;
  }
  return `${result.trimEnd()}…`;
}

/** Breaks a sentence at its spaces into lines of at most `width` columns. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last) + 1 + displayWidth(word) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** `1 bank`, `2 banks`, `2 boxes`: the plural is that of an English noun in -s. */
export const count = (number: number, noun: string, plural = `${noun}s`): string =>
  `${groupDigits(String(number))} ${number === 1 ? noun : plural}`;

/** `1234567` → `1,234,567`. */
export const groupDigits = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
