import { createHmac, timingSafeEqual } from 'node:crypto';
import { ApiError } from './errors.ts';

/** What a cursor is valid for: JSON values, the operationId first. */
export type Binding = readonly unknown[];

export interface Page<Row> {
  data: Row[];
  next_cursor: string | null;
  has_more: boolean;
}

/** Raised when the position of any list changes its meaning, so that no cursor of an earlier release is misread. */
const VERSION = 2;
const TAG_BYTES = 16;

/**
 * Keyset cursors. A cursor contains the sort key of the last row of a page, so that rows that are added or removed
 * between two pages make no other row repeat or disappear. It begins with an HMAC-SHA256 tag (RFC 2104, cut to 128
 * bits) over its position and its binding: the operation, the sort order and the filters that it was issued for. Only
 * positions that this store has issued get past the tag, so nobody else's text reaches a statement.
 */
export class Cursors {
  readonly #key: Buffer;

  /** `key` is the store's own: a cursor is valid in each of its processes and after a restart. */
  constructor(key: Buffer) {
    this.#key = key;
  }

  /** The cursors of one list, whose positions are JSON values of this type. */
  of<Position>(binding: Binding): ListCursors<Position> {
    return new ListCursors((content) =>
      createHmac('sha256', this.#key)
        .update(JSON.stringify([VERSION, binding]))
        .update('\0')
        .update(content)
        .digest()
        .subarray(0, TAG_BYTES),
    );
  }
}

class ListCursors<Position> {
  readonly #tag: (content: Buffer) => Buffer;

  constructor(tag: (content: Buffer) => Buffer) {
    this.#tag = tag;
  }

  /** Returns an opaque base64url text. */
  encode(position: Position): string {
    const content = Buffer.from(JSON.stringify(position));
    return Buffer.concat([this.#tag(content), content]).toString('base64url');
  }

  /**
   * Returns the position that this list has put into the cursor; null if the client sent none.
   * @throws ApiError INVALID_CURSOR for any text that the list has not issued.
   */
  decode(cursor: string | undefined): Position | null {
    if (cursor === undefined) return null;
    const bytes = Buffer.from(cursor, 'base64url');
    // The decoder ignores padding, line breaks and other alphabets; a cursor has one spelling.
    if (bytes.length <= TAG_BYTES || bytes.toString('base64url') !== cursor) throw invalidCursor();
    const content = bytes.subarray(TAG_BYTES);
    if (!timingSafeEqual(bytes.subarray(0, TAG_BYTES), this.#tag(content))) throw invalidCursor();
    // The tag proves that this list made the position.
    return JSON.parse(content.toString('utf8')) as Position;
  }

  /** Makes a page of rows that were read with `limit + 1`. */
  page<Row>(rows: Row[], limit: number, position: (row: Row) => Position): Page<Row> {
    const data = rows.slice(0, limit);
    const last = data.at(-1);
    const next = rows.length > limit && last !== undefined ? this.encode(position(last)) : null;
    return { data, next_cursor: next, has_more: next !== null };
  }
}

function invalidCursor(): ApiError {
  return new ApiError(
    'INVALID_CURSOR',
    'The cursor is not one that this list has issued with this sort order and these filters. Start again without it.',
    {
      details: [
        {
          path: 'cursor',
          code: 'malformed',
          message: 'was not issued by this list with this sort order and these filters',
        },
      ],
    },
  );
}
