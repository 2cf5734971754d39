import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from './configError.ts';

const EXAMPLE = 'postgres://breadbox@localhost:5432/breadbox';
const FORM = /^postgres(ql)?:\/\//i;

/**
 * Returns the URL of DATABASE_URL as the driver wants it, with the authority of DATABASE_CA_CERT.
 * @throws ConfigError if one of them is wrong. It never repeats the URL, which may contain a password.
 */
export function readDatabaseUrl(databaseUrl: string | null, authorityPath: string | null): string | null {
  if (!databaseUrl) return null;
  const fault = findDatabaseUrlFault(databaseUrl);
  if (fault) throw new ConfigError(`DATABASE_URL ${fault}`);
  const authorityFault = authorityPath && findAuthorityFault(authorityPath);
  if (authorityFault) throw new ConfigError(`DATABASE_CA_CERT ${authorityFault}`);
  if (authorityPath && isTlsOff(databaseUrl)) {
    throw new ConfigError(
      'DATABASE_CA_CERT is set, but DATABASE_URL turns TLS off (sslmode=disable). Remove one of the two.',
    );
  }
  return withTls(databaseUrl, authorityPath);
}

/**
 * Returns what is wrong with the URL of a database, as the end of a sentence, and null if nothing is.
 */
function findDatabaseUrlFault(text: string): string | null {
  if (!FORM.test(text)) return `must be a URL such as ${EXAMPLE}.`;
  if (isReservedCharacterInside(text)) {
    return 'has a character in its user name or password that ends this part of a URL. Write / as %2F, # as %23, ? as %3F, @ as %40, : as %3A and % as %25 there.';
  }
  return URL.canParse(text) ? null : `cannot be read. Write it like ${EXAMPLE}.`;
}

/**
 * An unescaped / ? or # ends the part before the host, and then an @ follows later than it may. A % that begins no
 * escape cannot be decoded.
 */
function isReservedCharacterInside(text: string): boolean {
  const rest = text.replace(FORM, '');
  const end = rest.search(/[/?#]/);
  const [authority, after] = end < 0 ? [rest, ''] : [rest.slice(0, end), rest.slice(end)];
  const userInfo = authority.slice(0, Math.max(0, authority.lastIndexOf('@')));
  if (/%(?![0-9a-f]{2})/i.test(userInfo)) return true;
  if (userInfo === '') return after.includes('@');
  // A parameter of a query may have an @ in its value.
  return after
    .split(/[?&]/)
    .some((part, position) => part.includes('@') && (position === 0 || !part.includes('=')));
}

/** Returns what is wrong with the file of a certificate authority, as the end of a sentence, and null if nothing is. */
function findAuthorityFault(path: string): string | null {
  let pem: Buffer;
  try {
    pem = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return `names ${path}, which cannot be read (${code}). Correct the path, or the owner and mode of the file.`;
  }
  try {
    new X509Certificate(pem);
    return null;
  } catch {
    return `names ${path}, which is not a certificate in PEM format. Name the file of the authority that signed the server's certificate.`;
  }
}

/** The modes that the driver takes for `verify-full`, and warns of. */
const SAME_AS_VERIFY_FULL = ['prefer', 'require', 'verify-ca'];

/**
 * Returns the URL as the driver wants it: with `verify-full` for the modes that mean the same to it, and for a
 * certificate authority of its own.
 */
function withTls(text: string, authorityPath: string | null): string {
  const url = new URL(text);
  const mode = url.searchParams.get('sslmode');
  const isSame = SAME_AS_VERIFY_FULL.includes(mode ?? '') && !url.searchParams.has('uselibpqcompat');
  if (isSame || (authorityPath && mode === null)) url.searchParams.set('sslmode', 'verify-full');
  if (authorityPath) url.searchParams.set('sslrootcert', authorityPath);
  return isSame || authorityPath ? url.href : text;
}

const isTlsOff = (text: string): boolean => new URL(text).searchParams.get('sslmode') === 'disable';
