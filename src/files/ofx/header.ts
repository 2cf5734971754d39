/** Enough for the header of OFX 1 and the declaration of OFX 2. */
const HEADER_BYTES = 1_024;

/** The encodings that the header of OFX 1 can name by `CHARSET`. Some banks write the header in one line. */
const CHARSET = /CHARSET:\s*(\d{3,4}|ISO-?8859-\d{1,2}|UTF-?8|WINDOWS-\d{4})/i;
const ENCODING = /ENCODING:\s*(UTF-?8|UNICODE|USASCII)/i;
const XML_ENCODING = /<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)["']/i;

/** The encoding that an OFX file declares, as TextDecoder names it; null if it declares none. */
export function findDeclaredEncoding(bytes: Buffer): string | null {
  const opening = bytes.toString('latin1', 0, HEADER_BYTES).replaceAll('\0', '');
  const xml = XML_ENCODING.exec(opening)?.[1];
  if (xml) return xml.toLowerCase();
  if (/^utf-?8$/i.test(ENCODING.exec(opening)?.[1] ?? '')) return 'utf-8';
  const charset = CHARSET.exec(opening)?.[1]?.toLowerCase();
  if (!charset) return null;
  if (/^\d+$/.test(charset)) return `windows-${charset}`;
  return charset.replace(/^iso8859/, 'iso-8859').replace(/^utf8$/, 'utf-8');
}
