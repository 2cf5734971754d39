import { randomInt, randomUUID } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHORT_ID_LENGTH = 8;

/** Half of what the 12-bit counter holds, so that a millisecond has room for 2048 ids at least. */
const COUNTER_START_BELOW = 0x800;
const COUNTER_LIMIT = 0x1000;

let lastMs = 0;
let counter = 0;

/**
 * A UUID version 7: 48 bits of milliseconds, a counter, the rest random. The ids that one process makes
 * rise strictly, also within a millisecond. Source: RFC 9562, sections 5.7 and 6.2 (method 1).
 */
export function newId(now: Date = new Date()): string {
  const ms = now.getTime();
  if (ms > lastMs) {
    lastMs = ms;
    counter = randomInt(COUNTER_START_BELOW);
  } else if (++counter === COUNTER_LIMIT) {
    lastMs += 1;
    counter = randomInt(COUNTER_START_BELOW);
  }
  const time = lastMs.toString(16).padStart(12, '0');
  // The variant and the random part are the same in every version.
  const rest = randomUUID().slice(19);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${rest}`;
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
