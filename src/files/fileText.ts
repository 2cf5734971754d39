import { isUtf8 } from 'node:buffer';
import { ApiError } from '../errors.ts';

/** The text of a file in a declared or detected encoding, piece by piece. CSV has a reader of its own. */

const PIECE_BYTES = 65_536;
/** Longer lines occur in no bank's file; one endless line is refused before it fills the memory. */
const MAX_LINE_CHARACTERS = 65_536;

const MARKS: [string, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Bytes that an export's header has in UTF-16, whose characters of ASCII have a zero byte each. */
const HEADER_BYTES = 64;

/**
 * Returns the encoding of a file: its byte order mark, else UTF-16 by its zero bytes, else UTF-8 if all of it is valid
 * UTF-8, else what the file declares. Declarations are often wrong, but text is hardly ever valid UTF-8 by chance.
 */
export function detectTextEncoding(bytes: Buffer, declared: string | null): string {
  for (const [encoding, mark] of MARKS) {
    if (mark.every((byte, position) => bytes[position] === byte)) return encoding;
  }
  const opening = bytes.subarray(0, HEADER_BYTES);
  const zeros = (parity: number) =>
    opening.filter((byte, position) => byte === 0 && position % 2 === parity).length;
  if (zeros(1) > HEADER_BYTES / 4 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > HEADER_BYTES / 4 && zeros(1) === 0) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  return declared !== null && isKnown(declared) && !/^utf/i.test(declared) ? declared : 'windows-1252';
}

function isKnown(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}

/**
 * Decodes a file in pieces of some ten thousand characters.
 * @throws ApiError IMPORT_ERROR for a NUL character, which no text file has.
 */
export function* decodePieces(bytes: Buffer, encoding: string): Generator<string> {
  const decode = createDecoder(encoding);
  let line = 1;
  for (let position = 0; position < bytes.length; position += PIECE_BYTES) {
    const isLast = position + PIECE_BYTES >= bytes.length;
    const text = decode(bytes.subarray(position, position + PIECE_BYTES), isLast);
    const nul = text.indexOf('\0');
    if (nul !== -1) {
      line += countLineBreaks(text.slice(0, nul));
      throw new ApiError('IMPORT_ERROR', `Line ${line} holds a NUL character: the file is damaged.`);
    }
    line += countLineBreaks(text);
    if (text !== '') yield text;
  }
}

export function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

export interface Line {
  /** Counted from 1. */
  number: number;
  text: string;
}

/**
 * Splits a file into its lines, whatever ends them.
 * @throws ApiError IMPORT_ERROR for an endless line.
 */
export function* readLines(bytes: Buffer, encoding: string): Generator<Line> {
  let number = 1;
  let rest = '';
  for (const piece of decodePieces(bytes, encoding)) {
    const text = rest + piece;
    let start = 0;
    // The second half of a '\r\n' may be in the next piece.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    for (const lineBreak of text.slice(0, end).matchAll(/\r\n|\r|\n/g)) {
      yield { number, text: text.slice(start, lineBreak.index) };
      number++;
      start = lineBreak.index + lineBreak[0].length;
    }
    rest = text.slice(start);
    if (rest.length > MAX_LINE_CHARACTERS) {
      throw new ApiError(
        'IMPORT_ERROR',
        `Line ${number} is longer than ${MAX_LINE_CHARACTERS} characters: this is not a bank's export.`,
      );
    }
  }
  if (rest !== '') yield { number, text: rest.replace(/\r$/, '') };
}

function createDecoder(encoding: string): (bytes: Buffer, isLast: boolean) => string {
  if (/^(windows-1252|iso-8859-1|us-ascii|latin1)$/i.test(encoding)) return decodeWindows1252;
  const decoder = new TextDecoder(encoding);
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
}

/** What the bytes 0x80 to 0x9f mean, where Windows-1252 differs from Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Not TextDecoder: some releases of Node read Windows-1252 as plain Latin-1. */
function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80));
}
