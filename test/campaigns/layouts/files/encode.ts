/**
 * Text as the bytes of an older encoding. The tables are made by decoding every sequence that the encoding can
 * contain with Node's decoder, so that they come from ICU and from no library that an importer could use.
 */
import { TextDecoder } from 'node:util';

export type Encoding =
  | 'utf-8'
  | 'utf-8-bom'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1250'
  | 'windows-1251'
  | 'windows-1252'
  | 'windows-1254'
  | 'windows-1257'
  | 'iso-8859-2'
  | 'iso-8859-15'
  | 'shift_jis'
  | 'gb18030';

const tables = new Map<Encoding, Map<string, number[]>>();

export function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    default:
      return encodeByTable(text, encoding);
  }
}

/** Whether the encoding has every character of the text. */
export function canEncode(text: string, encoding: Encoding): boolean {
  if (encoding.startsWith('utf-')) return true;
  const table = tableOf(encoding);
  return [...text].every((character) => table.has(character));
}

function encodeByTable(text: string, encoding: Encoding): Uint8Array {
  const table = tableOf(encoding);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (!bytes) throw new Error(`${encoding} has no "${character}".`);
      return bytes;
    }),
  );
}

function tableOf(encoding: Encoding): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, number[]>();
  const add = (...bytes: number[]) => {
    const character = decodeOrNull(decoder, bytes);
    if (character !== null && [...character].length === 1 && !table.has(character))
      table.set(character, bytes);
  };
  for (let byte = 0; byte < 0x100; byte += 1) add(byte);
  if (encoding === 'shift_jis' || encoding === 'gb18030') {
    for (let lead = 0x81; lead < 0xff; lead += 1) {
      for (let trail = 0x40; trail < 0xff; trail += 1) add(lead, trail);
    }
  }
  tables.set(encoding, table);
  return table;
}

function decodeOrNull(decoder: TextDecoder, bytes: number[]): string | null {
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
