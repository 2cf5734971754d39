import { randomBytes, randomInt } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHORT_ID_LENGTH = 8;

/** A UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, the rest random. */
export function newId(now: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Eight base62 characters, the form people can read out: 62^8 of them, unique by a database constraint. */
export function newShortId(): string {
  let id = '';
  for (let position = 0; position < SHORT_ID_LENGTH; position++) id += BASE62[randomInt(62)];
  return id;
}

/** The column an id given by a client names: a UUID has 36 characters, a short id has eight. */
export function idColumn(id: string): 'id' | 'short_id' {
  return id.length === SHORT_ID_LENGTH ? 'short_id' : 'id';
}
