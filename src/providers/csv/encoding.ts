import { isUtf8 } from 'node:buffer';

/** How the bytes of a file stand for text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DetectedEncoding {
  encoding: Encoding;
  /** Length of the byte order mark in front of the text. */
  markBytes: number;
}

const MARKS: { encoding: Encoding; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** A byte order mark decides; then valid UTF-8 is UTF-8; everything else is what Western banks' old systems write. */
export function detectEncoding(bytes: Buffer): DetectedEncoding {
  for (const { encoding, bytes: mark } of MARKS) {
    if (mark.every((byte, position) => bytes[position] === byte)) return { encoding, markBytes: mark.length };
  }
  return { encoding: isUtf8(bytes) || isDamagedUtf8(bytes) ? 'utf-8' : 'windows-1252', markBytes: 0 };
}

/**
 * Some banks cut a description at a number of bytes, in the middle of an emoji. One such cut must not turn
 * every accent of the file into two odd characters: where whole and cut sequences of UTF-8 outnumber the
 * bytes that can only be something else, the file is UTF-8 with damage.
 */
function isDamagedUtf8(bytes: Buffer): boolean {
  let sequences = 0;
  let strayBytes = 0;
  for (let position = 0; position < bytes.length; ) {
    const lead = bytes[position] ?? 0;
    position++;
    if (lead < 0x80) continue;
    const expected =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    let found = 0;
    while (found < expected && ((bytes[position] ?? 0) & 0xc0) === 0x80) {
      found++;
      position++;
    }
    if (found > 0) sequences++;
    else strayBytes++;
  }
  return sequences > strayBytes;
}
