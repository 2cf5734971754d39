import { ApiError } from '../errors.ts';
import { detectTextEncoding } from './fileText.ts';

/** The formats that can be imported. */
export type FileFormat = 'csv' | 'ofx' | 'qif' | 'camt' | 'mt940';

/** What people upload by mistake, by the bytes it begins with. */
const BINARY_FORMATS: [string, string][] = [
  ['PK\x03\x04', 'a ZIP archive or an Excel workbook (.xlsx)'],
  ['PK\x05\x06', 'an empty ZIP archive'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook (.xls)'],
  ['\x1f\x8b', 'a gzip archive'],
  ['7z\xbc\xaf', 'a 7z archive'],
  ['Rar!', 'a RAR archive'],
  ['%PDF', 'a PDF'],
  ['\x89PNG', 'an image'],
  ['\xff\xd8\xff', 'an image'],
  ['GIF8', 'an image'],
  ['II*\0', 'an image'],
  ['MM\0*', 'an image'],
  ['SQLite format 3', 'a database'],
];

const FORMATS: [FileFormat, RegExp][] = [
  ['ofx', /^\s*(OFXHEADER\s*:|<\?OFX\b|<OFX\s*>)/i],
  ['qif', /^\s*!(Type|Account|Option|Clear)\s*:?/i],
  // Without any header: a date, then lines that begin with a letter of the format, up to "^".
  ['qif', /^\s*D *\d{1,4}[^\r\n,;\t]{3,9}(\r\n?|\n)([TUPMNLCASE$%F][^\r\n]{0,200}(\r\n?|\n)){1,40}\^/],
  // The envelope, or the first field of a message below what some banks print above it.
  ['mt940', /^\s*(\{1:F01|(?:[\w .:-]{0,40}\r?\n){0,6}:20:)/],
];
const OTHER_TEXT_FORMATS: [RegExp, string][] = [
  [/^\s*(<!doctype html|<html)/i, 'a web page (the download may have met a sign-in page)'],
  [/^\s*\{\\rtf/i, 'a word processor document'],
  [/^\s*(\{\s*("|\})|\[\s*[{[\]])/, 'JSON'],
];
const XML = /^\s*(<\?xml|<[A-Za-z])/;
/** The root element, which carries the name of the message. */
const CAMT = /<(?:[\w.-]+:)?(BkToCstmr(Stmt|AcctRpt|DbtCdtNtfctn)|Document)\b/;

const OPENING_BYTES = 4_096;

/**
 * Tells by its content in which format a file is. What is no other format is taken for CSV, whose reader decides.
 * @throws ApiError IMPORT_ERROR saying what the file is and which export to choose, where it is none of a bank's.
 */
export function detectFormat(bytes: Buffer): FileFormat {
  if (bytes.length === 0) throw new ApiError('IMPORT_ERROR', 'The file is empty.');
  const binary = bytes.toString('latin1', 0, 16);
  const name = BINARY_FORMATS.find(([start]) => binary.startsWith(start))?.[1];
  if (name) throw refuse(name);
  const opening = readOpening(bytes);
  const format = FORMATS.find(([, pattern]) => pattern.test(opening))?.[0];
  if (format) return format;
  const other = OTHER_TEXT_FORMATS.find(([pattern]) => pattern.test(opening))?.[1];
  if (other) throw refuse(other);
  if (!XML.test(opening)) return 'csv';
  if (/<\?OFX\b|<OFX\s*>/i.test(opening)) return 'ofx';
  if (CAMT.test(opening)) return 'camt';
  throw refuse(
    /urn:schemas-microsoft-com:office/.test(opening)
      ? 'an Excel workbook in XML'
      : 'XML, but not OFX or CAMT',
  );
}

const refuse = (name: string): ApiError =>
  new ApiError(
    'IMPORT_ERROR',
    `The file is ${name}, not an export of transactions. ` +
      'Choose CAMT, MT940, OFX, QFX, QIF or CSV where the bank offers the export.',
  );

/** The beginning as text. Encodings that share ASCII are all the same here. */
function readOpening(bytes: Buffer): string {
  const opening = bytes.subarray(0, OPENING_BYTES);
  const encoding = detectTextEncoding(opening, null);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new TextDecoder(encoding).decode(opening);
  return opening.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
}
