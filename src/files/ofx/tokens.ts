import { countLineBreaks, decodePieces } from '../fileText.ts';
import { cutOff, faultAt } from '../statementFault.ts';

/** A piece of an OFX file: a tag, or the text that follows one. */
export type Token =
  | { kind: 'open' | 'close'; name: string; line: number }
  | { kind: 'text'; text: string; line: number };

/** Longer than any value of the specification; what is longer is no OFX file. */
const MAX_TOKEN_CHARACTERS = 16_384;
const TAG = /^<(\/?)([A-Za-z][\w.-]*)\s*>/;
const SKIPPED = [
  { start: '<!--', end: '-->' },
  { start: '<?', end: '?>' },
] as const;
const CDATA = { start: '<![CDATA[', end: ']]>' } as const;

/**
 * Divides the text of OFX 1 (SGML) and OFX 2 (XML) into tags and texts. A "<" that begins no tag belongs to the text.
 * @throws ApiError IMPORT_ERROR for a document type, an endless token and a file that ends inside a tag.
 */
export function* readTokens(bytes: Buffer, encoding: string): Generator<Token> {
  let rest = '';
  let line = 1;
  let hasStarted = false;
  for (const piece of decodePieces(bytes, encoding)) {
    rest += piece;
    if (!hasStarted) {
      const start = rest.search(/<OFX\s*>/i);
      if (start === -1) {
        // The header is short, and what is above it is no tag.
        if (rest.length > MAX_TOKEN_CHARACTERS) throw faultAt(1, 'the tag <OFX> is missing.');
        continue;
      }
      line += countLineBreaks(rest.slice(0, start));
      rest = rest.slice(start);
      hasStarted = true;
    }
    const taken = yield* takeTokens(rest, line);
    line += countLineBreaks(rest.slice(0, taken));
    rest = rest.slice(taken);
    if (rest.length > MAX_TOKEN_CHARACTERS) {
      throw faultAt(line, `a value is longer than ${MAX_TOKEN_CHARACTERS} characters.`);
    }
  }
  if (!hasStarted) throw faultAt(1, 'the tag <OFX> is missing.');
  if (rest.trim() !== '') throw cutOff(line, 'the text behind the last complete tag has no end.');
}

/** @returns how many characters were taken; the token that begins there is not complete. */
function* takeTokens(text: string, firstLine: number): Generator<Token, number> {
  let position = 0;
  let line = firstLine;
  while (position < text.length) {
    const token = nextToken(text, position, line);
    if (token === null) break;
    if (token.token) yield token.token;
    line += countLineBreaks(text.slice(position, token.end));
    position = token.end;
  }
  return position;
}

function nextToken(
  text: string,
  position: number,
  line: number,
): { token: Token | null; end: number } | null {
  if (text[position] === '<') {
    const opening = text.slice(position, position + CDATA.start.length);
    if (/^<!doctype/i.test(opening)) {
      throw faultAt(line, "the file declares a document type, which no bank's OFX file does.");
    }
    for (const { start, end } of SKIPPED) {
      if (!opening.startsWith(start)) continue;
      const at = text.indexOf(end, position);
      return at === -1 ? null : { token: null, end: at + end.length };
    }
    if (opening === CDATA.start) {
      const at = text.indexOf(CDATA.end, position);
      if (at === -1) return null;
      const value = text.slice(position + CDATA.start.length, at);
      return { token: { kind: 'text', text: value, line }, end: at + CDATA.end.length };
    }
    const close = text.indexOf('>', position);
    const tag = TAG.exec(text.slice(position, close + 1));
    if (close !== -1 && tag) {
      const kind = tag[1] === '/' ? 'close' : 'open';
      return { token: { kind, name: (tag[2] ?? '').toUpperCase(), line }, end: position + tag[0].length };
    }
    // It may become a tag with the next piece.
    if (close === -1) return null;
  }
  let end = text.indexOf('<', position + 1);
  while (end !== -1 && !isMarkup(text, end)) end = text.indexOf('<', end + 1);
  if (end === -1) return null;
  return { token: { kind: 'text', text: decodeEntities(text.slice(position, end)), line }, end };
}

const isMarkup = (text: string, position: number): boolean => /[A-Za-z/!?]/.test(text[position + 1] ?? 'a');

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Many banks write "&" as it is, so that what is no known entity stays as it is. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}
