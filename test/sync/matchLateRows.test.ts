import { expect } from 'chai';
import type { NewlyListedRow, UnlistedRow } from '../../src/store/listings.ts';
import { pairLateRows } from '../../src/sync/matchLateRows.ts';

const late = (externalId: string, date: string, name: string, more: Partial<NewlyListedRow> = {}) => ({
  externalId,
  date,
  name,
  amount: '3',
  currency: 'USD',
  merchantName: null,
  categoryDetailed: null,
  pending: false,
  ...more,
});
const fromFile = (id: string, date: string, name: string, more: Partial<UnlistedRow> = {}): UnlistedRow => ({
  id,
  ...late(id, date, name),
  isDeletedByUser: false,
  isEdited: false,
  isFromFile: true,
  removedAt: null,
  ...more,
});

const cases: [title: string, late: NewlyListedRow[], file: UnlistedRow[], pairs: Record<string, string>][] = [
  [
    'of one day and amount, the most similar names are paired, and the others all the same',
    [late('a', '2025-01-02', 'XKQ 8871'), late('b', '2025-01-02', 'TEA HOUSE')],
    [fromFile('1', '2025-01-02', 'Tea House'), fromFile('2', '2025-01-02', 'Landlord')],
    { a: '2', b: '1' },
  ],
  [
    'another amount or currency is another transaction',
    [
      late('a', '2025-01-02', 'TEA HOUSE', { amount: '3.01' }),
      late('b', '2025-01-02', 'TEA HOUSE', { currency: 'EUR' }),
    ],
    [fromFile('1', '2025-01-02', 'Tea House')],
    {},
  ],
  [
    'a pending transaction takes nothing over',
    [late('a', '2025-01-02', 'TEA HOUSE', { pending: true })],
    [fromFile('1', '2025-01-02', 'Tea House')],
    {},
  ],
  [
    'three days apart, a similar name is paired; four days apart, none is',
    [late('a', '2025-01-05', 'TEA HOUSE'), late('b', '2025-01-24', 'TEA HOUSE')],
    [
      fromFile('1', '2025-01-02', 'Tea House'),
      fromFile('2', '2025-01-20', 'Tea House'),
      fromFile('3', '2025-02-20', 'Bakery'),
    ],
    { a: '1' },
  ],
  [
    'a few days apart, of two that fit the nearer one is paired, so that nothing is there twice; another name never is',
    [late('a', '2025-01-04', 'TEA HOUSE'), late('b', '2025-01-11', 'TEA HOUSE')],
    [
      fromFile('1', '2025-01-02', 'Tea House'),
      fromFile('2', '2025-01-05', 'Tea House'),
      fromFile('3', '2025-01-12', 'Landlord'),
    ],
    { a: '2' },
  ],
  [
    'of two that fit equally, the edited one is paired',
    [late('a', '2025-01-03', 'TEA HOUSE')],
    [fromFile('1', '2025-01-02', 'Tea House'), fromFile('2', '2025-01-04', 'Tea House', { isEdited: true })],
    { a: '2' },
  ],
  [
    'as many as possible are paired: one leaves the nearer row to another that fits no other',
    [late('a', '2025-01-04', 'TEA HOUSE'), late('b', '2025-01-08', 'TEA HOUSE')],
    [
      fromFile('1', '2025-01-01', 'Tea House'),
      fromFile('2', '2025-01-05', 'Tea House'),
      fromFile('3', '2025-02-01', 'Landlord'),
    ],
    { a: '1', b: '2' },
  ],
  [
    'what is newer than every row of a file is a purchase of its own',
    [late('a', '2025-01-03', 'TEA HOUSE')],
    [fromFile('1', '2025-01-02', 'Tea House')],
    {},
  ],
  [
    'a row that the user deleted is paired with an equal name alone',
    [late('a', '2025-01-02', 'TEA HOUSE'), late('b', '2025-01-03', 'TEA HOUSE BERLIN')],
    [
      fromFile('1', '2025-01-02', 'Tea House', { isDeletedByUser: true }),
      fromFile('2', '2025-01-03', 'Tea House', { isDeletedByUser: true }),
    ],
    { a: '1' },
  ],
];

describe('pairLateRows', () => {
  for (const [title, rows, file, pairs] of cases) {
    it(title, () => {
      expect(Object.fromEntries(pairLateRows(rows, file))).to.deep.equal(pairs);
      expect(Object.fromEntries(pairLateRows([...rows].reverse(), file))).to.deep.equal(pairs);
    });
  }
});
