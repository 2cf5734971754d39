import { hash } from 'node:crypto';
import { ApiError } from '../errors.ts';

/**
 * Keyset cursors. A cursor identifies the last row of a page by its sort key, so that rows that are added or
 * removed between two pages make no other row repeat or disappear. It contains a digest of its binding: the
 * operation, the sort order and the filters that it was issued for.
 */

/** The sort key of a row; its id is the last value. */
export type Position = (string | number | null)[];

/** What a cursor is valid for: JSON values, the operationId first. */
export type Binding = unknown[];

export interface Page<Row> {
  data: Row[];
  next_cursor: string | null;
  has_more: boolean;
}

const VERSION = 1;
const DIGEST_CHARACTERS = 16;

/** Returns an opaque base64url text. */
export function encodeCursor(binding: Binding, position: Position): string {
  return Buffer.from(JSON.stringify([VERSION, digest(binding), ...position])).toString('base64url');
}

/**
 * Returns the position of a cursor; null if the client sent none.
 * @throws ApiError INVALID_CURSOR if it is malformed or was issued for another operation, order or filter.
 */
export function decodeCursor(binding: Binding, cursor: string | undefined, length: number): Position | null {
  if (cursor === undefined) return null;
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalidCursor();
  }
  if (!Array.isArray(content) || content.length !== length + 2 || content[0] !== VERSION)
    throw invalidCursor();
  const [, bound, ...position] = content;
  if (bound !== digest(binding)) throw invalidCursor('was issued for another list, sort order or filter');
  if (!position.every(isKey)) throw invalidCursor();
  return position;
}

/** Makes a page of rows that were read with `limit + 1`. */
export function toPage<Row>(
  rows: Row[],
  limit: number,
  binding: Binding,
  position: (row: Row) => Position,
): Page<Row> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(binding, position(last)) : null;
  return { data, next_cursor: next, has_more: next !== null };
}

/**
 * Decodes the cursor of a list that is ordered by id alone, which is the order of creation.
 * @throws ApiError INVALID_CURSOR
 */
export function decodeIdCursor(binding: Binding, cursor: string | undefined): string | null {
  const position = decodeCursor(binding, cursor, 1);
  if (position === null) return null;
  const [id] = position;
  if (typeof id !== 'string' || !UUID.test(id)) throw invalidCursor();
  return id;
}

/**
 * Decodes the cursor of a list that is ordered by a timestamp and then by id.
 * @throws ApiError INVALID_CURSOR
 */
export function decodeTimestampCursor(
  binding: Binding,
  cursor: string | undefined,
): { timestamp: string; id: string } | null {
  const position = decodeCursor(binding, cursor, 2);
  if (position === null) return null;
  const [timestamp, id] = position;
  if (typeof timestamp !== 'string' || Number.isNaN(Date.parse(timestamp))) throw invalidCursor();
  if (typeof id !== 'string' || !UUID.test(id)) throw invalidCursor();
  return { timestamp, id };
}

/**
 * Decodes the cursor of a list that is ordered by slug.
 * @throws ApiError INVALID_CURSOR
 */
export function decodeSlugCursor(binding: Binding, cursor: string | undefined): string | null {
  const position = decodeCursor(binding, cursor, 1);
  if (position === null) return null;
  const [slug] = position;
  if (typeof slug !== 'string') throw invalidCursor();
  return slug;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const isKey = (value: unknown): value is string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number';

function digest(binding: Binding): string {
  return hash('sha256', JSON.stringify(binding), 'base64url').slice(0, DIGEST_CHARACTERS);
}

/** The error for a cursor that this list did not issue. */
export function invalidCursor(message = 'is malformed'): ApiError {
  return new ApiError('INVALID_CURSOR', `The cursor ${message}.`, { details: [{ path: 'cursor', message }] });
}
