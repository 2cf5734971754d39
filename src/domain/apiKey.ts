import { hash, randomBytes } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KEY_PREFIX = 'bb_';
const RANDOM_BYTES = 32;
/** 62^43 is the first power of 62 above 2^256. */
const BASE62_LENGTH = 43;
/** The part that lists show, so that users can tell their keys apart. It reveals 47 of 256 bits. */
const PREFIX_LENGTH = 11;

/** The format of every API key. */
export const API_KEY_PATTERN = /^bb_[0-9A-Za-z]{43}$/;

/** Returns a new key. Only its prefix and digest are stored; the key itself is shown once. */
export function generateApiKey(): { key: string; prefix: string; digest: Buffer } {
  const key = KEY_PREFIX + toBase62(randomBytes(RANDOM_BYTES));
  return { key, prefix: key.slice(0, PREFIX_LENGTH), digest: digestApiKey(key) };
}

/** Returns a new sign-in code of the dashboard. Only its digest is stored. */
export function generateSignInCode(): { code: string; digest: Buffer } {
  const code = toBase62(randomBytes(RANDOM_BYTES));
  return { code, digest: digestApiKey(code) };
}

/** Returns the SHA-256 digest of a key. A key has 256 random bits, so a slow hash would add no protection. */
export function digestApiKey(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

function toBase62(bytes: Buffer): string {
  let remainder = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let position = 0; position < BASE62_LENGTH; position++) {
    text = BASE62.charAt(Number(remainder % 62n)) + text;
    remainder /= 62n;
  }
  return text;
}
