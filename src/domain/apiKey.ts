import { hash, randomBytes } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const MARK = 'bb_';
const RANDOM_BYTES = 32;
/** 62^43 is the first power of 62 above 2^256. */
const BASE62_LENGTH = 43;
/** What a list shows, so that people can tell their keys apart: 47 bits of 256 given away. */
const PREFIX_LENGTH = 11;

/** The shape of every key this system ever made. */
export const API_KEY_PATTERN = /^bb_[0-9A-Za-z]{43}$/;

/** A new key. Only its prefix and its digest are for keeping; the key itself is shown once. */
export function generateApiKey(): { key: string; prefix: string; digest: Buffer } {
  const key = MARK + toBase62(randomBytes(RANDOM_BYTES));
  return { key, prefix: key.slice(0, PREFIX_LENGTH), digest: digestApiKey(key) };
}

/** Keys are as random as a digest is long, so a plain SHA-256 protects them; a slow hash would only cost. */
export function digestApiKey(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

function toBase62(bytes: Buffer): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let position = 0; position < BASE62_LENGTH; position++) {
    text = BASE62.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}
