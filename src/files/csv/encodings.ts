import type { Assumption } from '../assumption.ts';
import type { Question } from '../question.ts';

/** The encodings that banks' files come in, by the names of the Encoding Standard. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-874',
  'iso-8859-2',
  'iso-8859-15',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;

/** How the bytes of a file stand for text. */
export type Encoding = (typeof ENCODINGS)[number];

export interface DetectedEncoding {
  encoding: Encoding;
  /** Length of the byte order mark in front of the text. */
  markBytes: number;
}

export interface EncodingDecision {
  detected: DetectedEncoding;
  assumptions: Assumption[];
  questions: Question[];
}

/** The name of the Encoding Standard for a label such as ISO-8859-1 or cp1250; null for an encoding not read here. */
export function toEncoding(label: string | undefined): Encoding | null {
  if (label === undefined) return null;
  try {
    const name = new TextDecoder(label.trim().replace(/^"|"$/g, '')).encoding;
    return ENCODINGS.find((encoding) => encoding === name) ?? null;
  } catch {
    return null;
  }
}
