import type { ListedRow, Listing, ReconcileOptions, StoredRow } from '../../src/domain/reconcile.ts';

export const TODAY = '2026-11-28';

/** A posted coffee that the bank still had at the last listing; the id of a row is `row of <external id>`. */
export const stored = (externalId: string, differences: Partial<StoredRow> = {}): StoredRow => ({
  id: `row of ${externalId}`,
  externalId,
  amount: '4.75',
  currency: 'USD',
  date: '2026-11-26',
  name: 'BLUE HERON COFFEE',
  merchantName: null,
  categoryDetailed: null,
  pending: false,
  isDeletedByUser: false,
  isEdited: false,
  removedOn: null,
  ...differences,
});

export const listed = (externalId: string, differences: Partial<ListedRow> = {}): ListedRow => {
  const { id: _, isDeletedByUser: __, isEdited: ___, removedOn: ____, ...row } = stored(externalId);
  return { ...row, ...differences };
};

interface Case {
  title: string;
  stored: StoredRow[];
  listed: ListedRow[];
  options?: Partial<ReconcileOptions & Listing>;
  /** By the bank's id. */
  matches?: Record<string, string>;
  inserted?: string[];
  removed?: string[];
  withheld?: string[];
}

const hold = { amount: '500.00', name: 'GRAND HOTEL VIENNA', date: '2026-11-16', pending: true };
export const lunch = {
  amount: '10.00',
  name: 'NOODLE BAR SOHO',
  categoryDetailed: 'FOOD_AND_DRINK_RESTAURANT',
};
const fuel = { name: 'FILLING STATION 12', categoryDetailed: 'TRANSPORTATION_GAS' };
const gym = { amount: '30.00', name: 'GYM' };
const pendingCoffee = { pending: true, date: '2026-11-26' };

export const cases: Case[] = [
  ...[false, true].map((idsAreNew) => ({
    title: `a row that the bank still had comes before one that it had removed, ${idsAreNew ? 'in a new login' : 'in a listing'}`,
    stored: [stored('first', { removedOn: '2026-11-27', isEdited: true }), stored('second')],
    listed: [listed('third')],
    options: { idsAreNew },
    matches: { third: 'row of second' },
  })),
  {
    title: 'a deleted row that the bank still had comes before one that it had removed, and stays deleted',
    stored: [stored('first', { removedOn: '2026-11-27' }), stored('second', { isDeletedByUser: true })],
    listed: [listed('third')],
    options: { idsAreNew: true },
    matches: { third: 'row of second' },
  },
  {
    title: 'T1: a hold that was pending for 12 days posts, in the same row',
    stored: [stored('hold', hold)],
    listed: [listed('posted', { ...hold, pending: false, date: TODAY })],
    matches: { posted: 'row of hold' },
  },
  {
    title: 'T2: a hold that was pending for 12 days is released',
    stored: [stored('hold', hold)],
    listed: [],
    removed: ['row of hold'],
  },
  {
    title: 'T3: the bank withdraws a posted row',
    stored: [stored('kept'), stored('withdrawn', { amount: '8.00' })],
    listed: [listed('kept')],
    matches: { kept: 'row of kept' },
    removed: ['row of withdrawn'],
  },
  {
    title: 'T4: a posted row is issued again under a new id, in the same row',
    stored: [stored('before', { isEdited: true })],
    listed: [listed('after')],
    matches: { after: 'row of before' },
  },
  {
    title: 'T5: a row that is booked late, with a date of 12 days ago, is new',
    stored: [stored('known')],
    listed: [listed('known'), listed('late', { date: '2026-11-16' })],
    matches: { known: 'row of known' },
    inserted: ['late'],
  },
  {
    title: 'T6: a correction from 50.00 to 5.00 on a row of 12 days ago is the same row',
    stored: [stored('row', { amount: '50.00', date: '2026-11-16' })],
    listed: [listed('row', { amount: '5.00', date: '2026-11-16' })],
    matches: { row: 'row of row' },
  },
  {
    title: 'T7: a pending coffee that the user deleted vanishes',
    stored: [stored('deleted', { ...pendingCoffee, amount: '5.00', isDeletedByUser: true })],
    listed: [],
    removed: ['row of deleted'],
  },
  {
    title: 'T7: another coffee for 5.50, three days later, is not hidden by the deleted one',
    stored: [
      stored('deleted', {
        ...pendingCoffee,
        date: '2026-11-24',
        amount: '5.00',
        isDeletedByUser: true,
        removedOn: '2026-11-25',
      }),
    ],
    listed: [listed('bought', { amount: '5.50', date: '2026-11-27' })],
    inserted: ['bought'],
  },
  {
    title: 'T7: nor in the same listing, where it could be a tip',
    stored: [stored('deleted', { ...pendingCoffee, ...lunch, isDeletedByUser: true })],
    listed: [listed('bought', { ...lunch, amount: '11.00' })],
    inserted: ['bought'],
    removed: ['row of deleted'],
  },
  {
    title: 'T7: nor where the name differs',
    stored: [stored('deleted', { ...pendingCoffee, isDeletedByUser: true })],
    listed: [listed('bought', { name: 'BLUE HERON COFFEE 0042' })],
    inserted: ['bought'],
    removed: ['row of deleted'],
  },
  {
    title: 'T8: a pending row that has vanished posts in a later listing, in the same row',
    stored: [stored('pending', { ...pendingCoffee, isEdited: true, removedOn: '2026-11-27' })],
    listed: [listed('posted', { date: '2026-11-27' })],
    matches: { posted: 'row of pending' },
  },
  {
    title: 'T8: with a tip too, where it was bought before it vanished',
    stored: [stored('pending', { ...lunch, pending: true, isEdited: true, removedOn: '2026-11-27' })],
    listed: [listed('posted', { ...lunch, amount: '12.00', date: '2026-11-27' })],
    matches: { posted: 'row of pending' },
  },
  {
    title: 'T8: after ten days it is another purchase',
    stored: [stored('pending', { ...pendingCoffee, date: '2026-11-16', removedOn: '2026-11-17' })],
    listed: [listed('posted', { date: '2026-11-26' })],
    inserted: ['posted'],
  },
  {
    title: 'T9: two equal pending coffees, one deleted and one categorised, both post: both edits survive',
    stored: [
      stored('a', { ...pendingCoffee, isDeletedByUser: true }),
      stored('b', { ...pendingCoffee, isEdited: true }),
    ],
    listed: [listed('x'), listed('y')],
    matches: { x: 'row of b', y: 'row of a' },
  },
  {
    title: 'T9: where one of them posts, the category survives and the money shows',
    stored: [
      stored('a', { ...pendingCoffee, isDeletedByUser: true }),
      stored('b', { ...pendingCoffee, date: '2026-11-25', isEdited: true }),
      stored('c', { ...pendingCoffee }),
    ],
    listed: [listed('x')],
    matches: { x: 'row of b' },
    removed: ['row of a', 'row of c'],
  },
  {
    title: 'T11: a lunch of 10.00 is released, another place takes 12.50: two rows',
    stored: [stored('lunch', { ...lunch, pending: true })],
    listed: [listed('other', { ...lunch, name: 'NOODLE HOUSE CAMDEN', amount: '12.50' })],
    inserted: ['other'],
    removed: ['row of lunch'],
  },
  {
    title: 'T11: a shop that takes no tips is no better where the names are alike',
    stored: [stored('books', { name: 'CITY BOOKS', amount: '10.00', pending: true })],
    listed: [listed('other', { name: 'CITY BOOKS', amount: '12.50' })],
    inserted: ['other'],
    removed: ['row of books'],
  },
  {
    title: 'T11: after the lunch was released, 12.50 at the same place days later is another lunch',
    stored: [stored('lunch', { ...lunch, pending: true, date: '2026-11-23', removedOn: '2026-11-24' })],
    listed: [listed('other', { ...lunch, amount: '12.50', date: '2026-11-27' })],
    inserted: ['other'],
  },
  {
    title: 'T12: a pre-authorisation of 1.00 posts as 43.00, in the same row',
    stored: [stored('held', { ...fuel, amount: '1.00', pending: true })],
    listed: [listed('posted', { ...fuel, amount: '43.00', date: '2026-11-27' })],
    matches: { posted: 'row of held' },
  },
  {
    title: 'T13: a pre-authorisation of 100.00 posts as 99.87, in the same row',
    stored: [stored('held', { ...fuel, amount: '100.00', pending: true })],
    listed: [listed('posted', { ...fuel, amount: '99.87', date: '2026-11-27' })],
    matches: { posted: 'row of held' },
  },
  {
    title: 'T13: elsewhere an amount that is smaller is another purchase',
    stored: [stored('held', { amount: '100.00', name: 'CITY BOOKS', pending: true })],
    listed: [listed('posted', { amount: '99.87', name: 'CITY BOOKS' })],
    inserted: ['posted'],
    removed: ['row of held'],
  },
  {
    title: 'T14: what is still listed as pending has not posted, however old it is',
    stored: [stored('pending', { ...gym, pending: true, date: '2026-11-17', isEdited: true })],
    listed: [listed('pending', { ...gym, pending: true, date: '2026-11-17' }), listed('posted', gym)],
    matches: { pending: 'row of pending' },
    inserted: ['posted'],
  },
  {
    title: 'T18: a row that posts under its own id is not given to another of the same amount',
    stored: [stored('p', { amount: '45.10', pending: true })],
    listed: [listed('x', { amount: '45.10' }), listed('p', { amount: '45.10' })],
    matches: { p: 'row of p' },
    inserted: ['x'],
  },
  {
    title: 'a row that lies before the window stays as it is',
    stored: [stored('old', { date: '2026-11-07' })],
    listed: [listed('new', { date: '2026-11-08' })],
    inserted: ['new'],
  },
  {
    title: 'a row that the bank has again is the same row, whoever deleted it',
    stored: [stored('a', { isDeletedByUser: true, removedOn: '2026-01-01' })],
    listed: [listed('a')],
    matches: { a: 'row of a' },
  },
  {
    title: 'of two equal purchases the earlier one posts first',
    stored: [
      stored('monday', { pending: true, date: '2026-11-23' }),
      stored('tuesday', { pending: true, date: '2026-11-24' }),
    ],
    listed: [listed('x', { date: '2026-11-24' }), listed('y', { date: '2026-11-25' })],
    matches: { x: 'row of monday', y: 'row of tuesday' },
  },
  {
    title: 'the same amount wins over a tip',
    stored: [
      stored('a', { ...lunch, pending: true }),
      stored('b', { ...lunch, amount: '12.00', pending: true }),
    ],
    listed: [listed('x', { ...lunch, amount: '12.00' }), listed('y', { ...lunch, amount: '12.50' })],
    matches: { x: 'row of b', y: 'row of a' },
  },
  {
    title: 'what has posted does not become pending, and nothing crosses currencies or directions',
    stored: [
      stored('posted'),
      stored('euros', { pending: true, currency: 'EUR', amount: '7.00' }),
      stored('refund', { pending: true, amount: '-9.00' }),
    ],
    listed: [
      listed('pending', { pending: true }),
      listed('dollars', { amount: '7.00' }),
      listed('purchase', { amount: '9.00' }),
    ],
    inserted: ['dollars', 'pending', 'purchase'],
    removed: ['row of euros', 'row of posted', 'row of refund'],
  },
  {
    title: 'a login that is linked again: equal rows are paired one by one, deletions and edits stay',
    stored: [
      stored('a'),
      stored('b', { isDeletedByUser: true }),
      stored('c', { isEdited: true }),
      stored('old', { date: '2026-10-01' }),
      stored('held', { ...pendingCoffee, date: '2026-10-02', name: 'GONE' }),
    ],
    listed: [listed('x'), listed('y'), listed('z'), listed('more', { date: '2026-11-27' })],
    options: { idsAreNew: true, hasAllPending: true, confirmed: null },
    matches: { x: 'row of c', y: 'row of a', z: 'row of b' },
    inserted: ['more'],
    removed: ['row of held'],
  },
];
