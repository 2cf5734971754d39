import { isUtf8 } from 'node:buffer';
import { decodeAll } from './decodeText.ts';
import { type Encoding, type EncodingDecision, toEncoding } from './encodings.ts';
import { guessEncoding } from './guessEncoding.ts';

const MARKS: { encoding: Encoding; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * Decides the encoding: a byte order mark, else what the caller says, else what the upload declares if the bytes
 * agree, else valid UTF-8, else a guess from the letters.
 */
export async function decideEncoding(
  bytes: Buffer,
  stated: Encoding | undefined,
  declaredCharset: string | undefined,
): Promise<EncodingDecision> {
  const decided = (encoding: Encoding, markBytes = 0): EncodingDecision => ({
    detected: { encoding, markBytes },
    assumptions: [],
    questions: [],
  });
  for (const { encoding, bytes: mark } of MARKS) {
    if (mark.every((byte, position) => bytes[position] === byte)) return decided(encoding, mark.length);
  }
  if (stated) return decided(stated);
  // Bytes that happen to be valid UTF-8 are UTF-8, whatever a client declares by default.
  if (isUtf8(bytes) || isDamagedUtf8(bytes)) return decided('utf-8');
  const declared = toEncoding(declaredCharset);
  if (declared && declared !== 'utf-8' && !decodeAll(bytes, declared).includes('\uFFFD'))
    return decided(declared);
  return guessEncoding(bytes);
}

/**
 * Some banks cut a description at a number of bytes, in the middle of an emoji. One such cut must not turn
 * every accent of the file into two odd characters: where whole characters of UTF-8, and emoji that are cut,
 * outnumber the bytes that make no sense in it, the file is UTF-8 with damage. Other cut characters prove
 * nothing: in Windows-1252 their bytes are "é€" and the like.
 */
function isDamagedUtf8(bytes: Buffer): boolean {
  let characters = 0;
  let strays = 0;
  for (let position = 0; position < bytes.length; ) {
    const lead = bytes[position] ?? 0;
    position++;
    if (lead < 0x80) continue;
    const expected = continuationBytes(lead);
    let found = 0;
    while (found < expected && ((bytes[position] ?? 0) & 0xc0) === 0x80) {
      found++;
      position++;
    }
    const isEmoji = lead === 0xf0 && found > 0 && bytes[position - found] === 0x9f;
    if (isEmoji || (expected > 0 && found === expected)) characters++;
    else strays++;
  }
  return characters > strays;
}

/** How many bytes follow the first one of a character in UTF-8; 0 for a byte that begins none. */
function continuationBytes(lead: number): number {
  if (lead >= 0xc2 && lead < 0xe0) return 1;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  return lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
}
