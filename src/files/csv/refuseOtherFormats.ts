import { ApiError } from '../../errors.ts';

/** Files people upload by mistake, by the bytes they begin with. */
const BINARY_FORMATS: [string, string][] = [
  ['PK\x03\x04', 'a ZIP archive or an Excel workbook (.xlsx)'],
  ['PK\x05\x06', 'an empty ZIP archive'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook (.xls)'],
  ['\x1f\x8b', 'a gzip archive'],
  ['%PDF', 'a PDF'],
];
const TEXT_FORMATS: [RegExp, string][] = [
  [/^\s*(OFXHEADER|<\?OFX|<OFX)/i, 'an OFX or QFX file'],
  [/^\s*!(Type|Account|Option):/i, 'a QIF file'],
  [/^\s*(<!doctype|<html)/i, 'a web page (the download may have met a sign-in page)'],
  [/^\s*<\?xml/i, 'an XML file'],
  [/^\s*:20:/, 'an MT940 statement'],
];
const OPENING_BYTES = 512;

/** @throws ApiError IMPORT_ERROR saying what the file is, where it is something else than text in columns. */
export function refuseOtherFormats(bytes: Buffer): void {
  if (bytes.length === 0) throw new ApiError('IMPORT_ERROR', 'The file is empty.');
  const opening = bytes.toString('latin1', 0, OPENING_BYTES).replace(/^ï»¿/, '');
  const name =
    BINARY_FORMATS.find(([start]) => opening.startsWith(start))?.[1] ??
    TEXT_FORMATS.find(([pattern]) => pattern.test(opening))?.[1];
  if (name) {
    throw new ApiError(
      'IMPORT_ERROR',
      `The file is ${name}, not CSV. Choose CSV where the bank offers the export.`,
    );
  }
}
