import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { Cursors } from '../src/cursors.ts';
import { ApiError } from '../src/errors.ts';
import { holds } from './support/property.ts';

const BINDING = ['listTransactions', 'date desc', { search: 'coffee' }];
const ID = '0190f3a0-2d22-7b4f-8c63-2a7c8d1e3f12';
const cursors = new Cursors(randomBytes(32));
const list = cursors.of(BINDING);

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
        const cursor = list.encode(position);
        expect(cursor).to.match(/^[\w-]+$/);
        expect(list.decode(cursor)).to.deep.equal(position);
      }),
      200,
    );
  });

  it('a missing cursor has no position', () => {
    expect(list.decode(undefined)).to.equal(null);
  });

  for (const [what, other] of [
    ['operation', ['listAccounts', 'date desc', { search: 'coffee' }]],
    ['order', ['listTransactions', 'date asc', { search: 'coffee' }]],
    ['filter', ['listTransactions', 'date desc', { search: 'tea' }]],
  ] as const) {
    it(`are refused by a list of another ${what}`, () => {
      const cursor = list.encode([ID]);
      expect(refusal(() => cursors.of([...other]).decode(cursor))).to.equal('INVALID_CURSOR');
    });
  }

  it('are refused by another store', () => {
    const elsewhere = new Cursors(randomBytes(32)).of(BINDING);
    expect(refusal(() => list.decode(elsewhere.encode([ID])))).to.equal('INVALID_CURSOR');
  });

  it('are refused after any change of a single bit', () => {
    const bytes = Buffer.from(list.encode([ID]), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const edited = Buffer.from(bytes);
      edited.writeUInt8(edited.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(refusal(() => list.decode(edited.toString('base64url')))).to.equal('INVALID_CURSOR');
    }
  });

  for (const [what, cursor] of [
    ['empty text', ''],
    ['another alphabet', 'käse?!'],
    ['a NUL character', '\0'],
    ['JSON without a tag', Buffer.from(JSON.stringify([ID])).toString('base64url')],
    ['cut', list.encode([ID]).slice(0, -8)],
    ['padded', `${list.encode([ID])}=`],
    ['followed by a line break', `${list.encode([ID])}\n`],
    [
      'spelled in the other base64 alphabet',
      Buffer.from(list.encode(['?>?>']), 'base64url').toString('base64'),
    ],
    ['a long text', 'x'.repeat(16_000)],
  ] as const) {
    it(`are refused if they are ${what}`, () => {
      expect(refusal(() => list.decode(cursor))).to.equal('INVALID_CURSOR');
    });
  }
});

describe('the page of a list', () => {
  for (const [rows, limit, length, hasMore] of [
    [0, 2, 0, false],
    [1, 2, 1, false],
    [2, 2, 2, false],
    [3, 2, 2, true],
  ] as const) {
    it(`of ${rows} rows read for a limit of ${limit}: ${length}, ${hasMore ? 'and' : 'no'} more`, () => {
      const found = Array.from({ length: rows }, (_, index) => index);
      const { data, has_more, next_cursor } = list.page(found, limit, (row) => [row]);
      expect([data.length, has_more]).to.deep.equal([length, hasMore]);
      expect(list.decode(next_cursor ?? undefined)).to.deep.equal(hasMore ? [limit - 1] : null);
    });
  }
});
