import { randomInt, randomUUID } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHORT_ID_LENGTH = 8;

/** The counter has 12 bits and starts below half of its range, so a millisecond has room for at least 2048 ids. */
const COUNTER_START_BELOW = 0x800;
const COUNTER_LIMIT = 0x1000;

let lastMs = 0;
let counter = 0;

/**
 * Returns a UUID version 7: 48 bits of milliseconds, a counter, and random bits. The ids of one process increase
 * strictly, even within a millisecond. Source: RFC 9562, sections 5.7 and 6.2 (method 1).
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
  // The variant and the random bits are the same as in a version 4 UUID.
  const randomPart = randomUUID().slice(19);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${randomPart}`;
}

/** Returns eight base62 characters, short enough to read aloud. A database constraint makes them unique. */
export function newShortId(): string {
  let id = '';
  for (let position = 0; position < SHORT_ID_LENGTH; position++) id += BASE62[randomInt(62)];
  return id;
}

/** Returns the column that a client's id refers to: a UUID has 36 characters, a short id has eight. */
export function idColumn(id: string): 'id' | 'short_id' {
  return id.length === SHORT_ID_LENGTH ? 'short_id' : 'id';
}
