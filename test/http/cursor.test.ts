import { expect } from 'chai';
import fc from 'fast-check';
import { ApiError } from '../../src/errors.ts';
import { decodeCursor, decodeIdCursor, encodeCursor, toPage } from '../../src/http/cursor.ts';
import { holds } from '../support/property.ts';

const BINDING = ['listTransactions', 'date desc', { search: 'coffee' }];
const ID = '0190f3a0-2d22-7b4f-8c63-2a7c8d1e3f12';

const refusal = (decode: () => unknown): string => {
  try {
    return `accepted: ${JSON.stringify(decode())}`;
  } catch (error) {
    return error instanceof ApiError ? error.code : String(error);
  }
};

describe('cursors', () => {
  it('decode to every position that was encoded', async () => {
    const key = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null));
    await holds(
      fc.asyncProperty(fc.array(key, { maxLength: 4 }), async (position) => {
        const cursor = encodeCursor(BINDING, position);
        expect(cursor).to.match(/^[\w-]+$/);
        expect(decodeCursor(BINDING, cursor, position.length)).to.deep.equal(position);
      }),
      200,
    );
  });

  it('a missing cursor has no position', () => {
    expect(decodeCursor(BINDING, undefined, 1)).to.equal(null);
  });

  for (const [what, other] of [
    ['operation', ['listAccounts', 'date desc', { search: 'coffee' }]],
    ['order', ['listTransactions', 'date asc', { search: 'coffee' }]],
    ['filter', ['listTransactions', 'date desc', { search: 'tea' }]],
  ] as const) {
    it(`are refused by a list of another ${what}`, () => {
      const cursor = encodeCursor([...other], [ID]);
      expect(refusal(() => decodeCursor(BINDING, cursor, 1))).to.equal('INVALID_CURSOR');
    });
  }

  for (const [what, cursor] of [
    ['empty text', ''],
    ['another alphabet', 'käse?!'],
    ['base64url of invalid JSON', Buffer.from('{').toString('base64url')],
    ['base64url of an object', Buffer.from('{}').toString('base64url')],
    ['base64url of null', Buffer.from('null').toString('base64url')],
    ['more keys than the list has', encodeCursor(BINDING, [ID, 1])],
    ['fewer keys', encodeCursor(BINDING, [])],
    ['a cut cursor', encodeCursor(BINDING, [ID]).slice(0, -8)],
    ['a long text', 'x'.repeat(16_000)],
  ] as const) {
    it(`are refused if they are ${what}`, () => {
      expect(refusal(() => decodeCursor(BINDING, cursor, 1))).to.equal('INVALID_CURSOR');
    });
  }

  for (const [position, expected] of [
    [ID, `accepted: "${ID}"`],
    [ID.toUpperCase(), 'INVALID_CURSOR'],
    [`${ID}0`, 'INVALID_CURSOR'],
    [17, 'INVALID_CURSOR'],
    [null, 'INVALID_CURSOR'],
  ] as const) {
    it(`of ids: ${JSON.stringify(position)} gives ${expected}`, () => {
      expect(refusal(() => decodeIdCursor(BINDING, encodeCursor(BINDING, [position])))).to.equal(expected);
    });
  }
});

describe('toPage', () => {
  const page = (rows: number, limit: number) =>
    toPage(
      Array.from({ length: rows }, (_, index) => index),
      limit,
      BINDING,
      (row) => [row],
    );

  for (const [rows, limit, length, hasMore] of [
    [0, 2, 0, false],
    [1, 2, 1, false],
    [2, 2, 2, false],
    [3, 2, 2, true],
  ] as const) {
    it(`of ${rows} rows read for a limit of ${limit}: ${length}, ${hasMore ? 'and' : 'no'} more`, () => {
      const { data, has_more, next_cursor } = page(rows, limit);
      expect([data.length, has_more]).to.deep.equal([length, hasMore]);
      expect(decodeCursor(BINDING, next_cursor ?? undefined, 1)).to.deep.equal(hasMore ? [limit - 1] : null);
    });
  }
});
