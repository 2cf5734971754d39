import { expect } from 'chai';
import type { ListedRow, Listing, ReconcileOptions, StoredRow } from '../../src/domain/reconcile.ts';
import { reconcile } from '../../src/domain/reconcile.ts';
import { cases, listed, lunch, stored, TODAY } from './reconcileCases.ts';

/** Reconciles a listing of the last 20 days with the stored rows. */
function outcome(rows: StoredRow[], listing: ListedRow[], options: Partial<ReconcileOptions & Listing> = {}) {
  const { from = '2026-11-08', to = '9999-12-31', hasAllPending = false, ...rest } = options;
  const { matches, ...result } = reconcile(
    rows,
    { rows: listing, from, to, hasAllPending },
    { today: TODAY, idsAreNew: false, confirmed: new Set(), ...rest },
  );
  return { matches: Object.fromEntries([...matches].sort()), ...result };
}

/** Ten purchases a day of the last ten days. */
const many = Array.from({ length: 100 }, (_, at) => ({
  externalId: `t${at}`,
  amount: `${at + 1}.00`,
  date: `2026-11-${19 + Math.floor(at / 10)}`,
}));
const storedMany = many.map(({ externalId, ...row }) => stored(externalId, row));
const listedMany = many.map(({ externalId, ...row }) => listed(externalId, row));
const rowsOf = (from: number, to: number) =>
  many
    .slice(from, to)
    .map(({ externalId }) => `row of ${externalId}`)
    .sort();

describe('reconcile', () => {
  for (const {
    title,
    options,
    matches = {},
    inserted = [],
    removed = [],
    withheld = [],
    ...input
  } of cases) {
    it(title, () => {
      const expected = { matches, inserted, removed, withheld };
      expect(outcome(input.stored, input.listed, options)).to.deep.equal(expected);
    });
  }

  it('dates: one day before the pending row and ten after it are the limits', () => {
    const isTaken = (date: string) =>
      'x' in
      outcome([stored('p', { pending: true, date: '2026-11-12' })], [listed('x', { date })], {
        today: '2026-11-23',
      }).matches;
    expect(['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-22'].map(isTaken)).to.deep.equal([
      false,
      true,
      true,
      true,
    ]);
    const isReissued = (date: string) =>
      'x' in outcome([stored('p', { date: '2026-11-12' })], [listed('x', { date })]).matches;
    expect(['2026-11-10', '2026-11-11', '2026-11-22', '2026-11-23'].map(isReissued)).to.deep.equal([
      false,
      true,
      true,
      false,
    ]);
  });

  it('tips: 30 percent, and not a cent more', () => {
    const isTaken = (amount: string) =>
      'x' in outcome([stored('p', { ...lunch, pending: true })], [listed('x', { ...lunch, amount })]).matches;
    expect(['9.99', '10.00', '10', '13.00', '13.01'].map(isTaken)).to.deep.equal([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  describe('a listing without more than five posted rows and more than a tenth', () => {
    it('removes nothing', () => {
      const result = outcome(storedMany, listedMany.slice(11));
      expect(result.removed).to.deep.equal([]);
      expect(result.withheld).to.deep.equal(rowsOf(0, 11));
      expect(Object.keys(result.matches)).to.have.length(89);
    });

    it('removes the rows at a tenth, and at five', () => {
      expect(outcome(storedMany, listedMany.slice(10)).removed).to.deep.equal(rowsOf(0, 10));
      expect(outcome(storedMany.slice(0, 5), []).removed).to.deep.equal(rowsOf(0, 5));
      expect(outcome(storedMany.slice(0, 6), []).withheld).to.deep.equal(rowsOf(0, 6));
    });

    it('counts the rows that the listing names and that were not looked up', () => {
      const [unlisted, known] = [storedMany.slice(0, 11), storedMany.slice(11)];
      expect(outcome(unlisted, [], { otherPosted: known.length }).withheld).to.deep.equal(rowsOf(0, 11));
      expect(outcome(unlisted, [], { otherPosted: 99 }).removed).to.deep.equal(rowsOf(0, 11));
    });

    it('removes the rows if an earlier listing did not have them either', () => {
      const confirmed = new Set(rowsOf(0, 50));
      const result = outcome(storedMany, listedMany.slice(55), { confirmed });
      expect(result.removed).to.deep.equal(rowsOf(0, 55));
      expect(result.withheld).to.deep.equal([]);
    });

    it('keeps the rows that the earlier listing had', () => {
      const confirmed = new Set(rowsOf(0, 50));
      const result = outcome(storedMany, listedMany.slice(80), { confirmed });
      expect(result.removed).to.deep.equal(rowsOf(0, 50));
      expect(result.withheld).to.deep.equal(rowsOf(50, 80));
    });
  });

  it('removes rows from files that the listing lacks, also while its other removals are in doubt', () => {
    const fromFiles = ['f1', 'f2'].map((id, at) =>
      stored(id, { isFromFile: true, amount: `${at + 700}.00`, date: '2026-11-20' }),
    );
    const { removed, withheld } = outcome([...storedMany, ...fromFiles], listedMany.slice(0, 50));
    expect(removed).to.deep.equal(['row of f1', 'row of f2']);
    expect(withheld).to.have.length(50);
  });

  it('pairs what is left of a file by day and amount, whatever the names, but no row that the user deleted', () => {
    const landlord = { isFromFile: true, amount: '900.00', date: '2026-11-20', name: 'Landlord' };
    const rows = [
      stored('f1', { ...landlord, isDeletedByUser: true }),
      stored('f2', landlord),
      stored('f3', { ...landlord, isEdited: true }),
      stored('own', { ...landlord, isFromFile: false }),
    ];
    const news = [listed('x', { amount: '900.00', date: '2026-11-20', name: 'SEPA 8871 XKQ' })];
    expect(outcome(rows, news).matches).to.deep.equal({ x: 'row of f3' });
  });

  it('pairs 20,000 rows of a login that is linked again, each with a new id', () => {
    const days = Array.from({ length: 100 }, (_, at) =>
      new Date(Date.parse('2025-07-01') + at * 86_400_000).toISOString().slice(0, 10),
    );
    // 200 a day, of which each 10 are equal in everything; every 50th day the bank now reports one day later.
    const rows = days.flatMap((date, day) =>
      Array.from({ length: 200 }, (_, at) => ({ date, day, amount: `${Math.floor(at / 10) + 1}.25`, at })),
    );
    const ours = rows.map(({ date, amount, day, at }) => stored(`${day}/${at}`, { date, amount }));
    const theirs = rows.map(({ date, amount, day, at }) =>
      listed(`n${day}/${at}`, { amount, date: day % 50 === 0 ? (days[day + 1] ?? date) : date }),
    );
    const result = outcome(ours, theirs, { idsAreNew: true, from: '2025-07-01', confirmed: null });
    expect(Object.keys(result.matches)).to.have.length(20_000);
    expect(new Set(Object.values(result.matches)).size).to.equal(20_000);
    expect([result.inserted, result.removed]).to.deep.equal([[], []]);
  });
});
