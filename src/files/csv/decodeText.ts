import { ApiError } from '../../errors.ts';
import type { DetectedEncoding, Encoding } from './encodings.ts';

/** Enough for any bank's row, and little enough that one endless line is refused before it fills the memory. */
export const MAX_LINE_CHARACTERS = 65_536;
/** Ten lines a row at the most rows; a file of nothing but line ends is refused in a second. */
const MAX_LINES = 1_000_000;
/** Small, because a piece is one turn of the event loop, and of two-byte rows a thousand times its size in objects. */
const CHUNK_BYTES = 4_096;

/**
 * Decodes a file piece by piece, never holding more than a piece as text. Line ends of every kind come
 * out as '\n', so that the lines counted here are those an editor shows.
 * @throws ApiError IMPORT_ERROR for a NUL, an endless line or too many lines.
 */
export function* decodeText(bytes: Buffer, detected: DetectedEncoding): Generator<string> {
  const decode = createDecoder(detected.encoding);
  const bounds = { line: 1, lineLength: 0 };
  let heldReturn = '';
  for (let position = detected.markBytes; position < bytes.length; position += CHUNK_BYTES) {
    const isLast = position + CHUNK_BYTES >= bytes.length;
    let text = heldReturn + decode(bytes.subarray(position, position + CHUNK_BYTES), isLast);
    heldReturn = '';
    // The second half of a '\r\n' may stand at the start of the next piece.
    if (!isLast && text.endsWith('\r')) {
      heldReturn = '\r';
      text = text.slice(0, -1);
    }
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    check(text, bounds);
    if (text !== '') yield text;
  }
}

function check(text: string, bounds: { line: number; lineLength: number }) {
  const nul = text.indexOf('\0');
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    if (nul !== -1 && nul < end) break;
    bounds.lineLength += end - start;
    if (bounds.lineLength > MAX_LINE_CHARACTERS) throw endlessLine(bounds.line);
    bounds.line++;
    bounds.lineLength = 0;
    start = end + 1;
  }
  if (nul !== -1) {
    throw new ApiError(
      'IMPORT_ERROR',
      `Line ${bounds.line} holds a NUL character, so the file is not text. Export it again as CSV in UTF-8.`,
    );
  }
  bounds.lineLength += text.length - start;
  if (bounds.lineLength > MAX_LINE_CHARACTERS) throw endlessLine(bounds.line);
  if (bounds.line > MAX_LINES) {
    throw new ApiError(
      'IMPORT_ERROR',
      `The file has more than ${MAX_LINES} lines. Split it and import the parts.`,
    );
  }
}

function endlessLine(line: number): ApiError {
  return new ApiError(
    'IMPORT_ERROR',
    `Line ${line} is longer than ${MAX_LINE_CHARACTERS} characters. No bank's row is: this is not a CSV export.`,
  );
}

/** All of the bytes as text, for short samples. */
export const decodeAll = (bytes: Buffer, encoding: Encoding): string => createDecoder(encoding)(bytes, true);

function createDecoder(encoding: Encoding): (bytes: Buffer, isLast: boolean) => string {
  if (encoding === 'windows-1252') return decodeWindows1252;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
}

/** What the bytes 0x80 to 0x9f mean, where Windows-1252 differs from Latin-1; unused ones stay as they are. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Not TextDecoder: some releases of Node read Windows-1252 as plain Latin-1. */
function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80));
}
