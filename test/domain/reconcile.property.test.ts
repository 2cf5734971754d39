import { expect } from 'chai';
import fc from 'fast-check';
import { assignAtMinimumCost } from '../../src/domain/assignment.ts';
import type { ListedRow, Listing, Reconciliation, StoredRow } from '../../src/domain/reconcile.ts';
import { reconcile } from '../../src/domain/reconcile.ts';
import { holds } from '../support/property.ts';

const TODAY = '2026-11-28';
const FROM = '2026-11-10';

/** So few values that rows are often alike. */
const listedFields = {
  amount: fc.constantFrom('1.00', '10.00', '10', '12.50', '13.00', '99.87', '100.00', '-10.00'),
  currency: fc.constantFrom('USD', 'USD', 'USD', null),
  date: fc.integer({ min: 5, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
  name: fc.constantFrom('NOODLE BAR', 'NOODLE BAR SOHO', 'SHELL 12', 'SHELL 12 AUSTIN', 'BOOKS', 'Books'),
  merchantName: fc.constantFrom(null, null, 'Noodle Bar'),
  categoryDetailed: fc.constantFrom(null, 'FOOD_AND_DRINK_RESTAURANT', 'TRANSPORTATION_GAS'),
  pending: fc.boolean(),
};
const number = fc.integer({ min: 0, max: 40 });
const storedRows: fc.Arbitrary<StoredRow[]> = fc.uniqueArray(
  fc
    .record({
      ...listedFields,
      number,
      isDeletedByUser: fc.boolean(),
      isEdited: fc.boolean(),
      removedOn: fc.constantFrom(null, null, null, '2026-11-27', '2026-11-17', '2026-06-01'),
    })
    .map(({ number: at, ...row }) => ({ ...row, id: `row ${at}`, externalId: `t${at}` })),
  { selector: (row) => row.id, maxLength: 14 },
);
/** A listing has whole days from its first one on. */
const listing: fc.Arbitrary<Listing> = fc.record({
  rows: fc
    .uniqueArray(
      fc.record({ ...listedFields, externalId: number.map((at) => `t${at}`) }) as fc.Arbitrary<ListedRow>,
      { selector: (row) => row.externalId, maxLength: 14 },
    )
    .map((rows) => rows.filter((row) => row.date >= FROM)),
  from: fc.constant(FROM),
  to: fc.constant('9999-12-31'),
  hasAllPending: fc.boolean(),
});
const scene = fc.record({ stored: storedRows, listing, idsAreNew: fc.boolean() });

/** What the ledger holds afterwards. */
function applied(stored: StoredRow[], { rows }: Listing, result: Reconciliation): StoredRow[] {
  const standsFor = new Map([...result.matches].map(([externalId, id]) => [id, externalId]));
  const listedOf = new Map(rows.map((row) => [row.externalId, row]));
  const removed = new Set(result.removed);
  const kept = stored.map((row): StoredRow => {
    const listed = listedOf.get(standsFor.get(row.id) ?? '');
    if (listed) return { ...row, ...listed, removedOn: null };
    return removed.has(row.id) ? { ...row, removedOn: TODAY } : row;
  });
  const inserted = result.inserted.flatMap((externalId) => {
    const listed = listedOf.get(externalId);
    return listed
      ? [{ ...listed, id: `new ${externalId}`, isDeletedByUser: false, isEdited: false, removedOn: null }]
      : [];
  });
  return [...kept, ...inserted];
}

/** What the bank has, as the ledger holds it: also what the user deleted. */
const money = (rows: readonly ListedRow[]): string[] =>
  rows
    .map((row) => [row.externalId, row.date, row.amount, row.currency, row.name, row.pending].join(' '))
    .sort();

describe('reconcile: properties', () => {
  it('the rows of the days that were listed are the listing, and no others change', () =>
    holds(
      fc.asyncProperty(scene, async ({ stored, listing: of, idsAreNew }) => {
        const result = reconcile(stored, of, { today: TODAY, idsAreNew, confirmed: null });
        const after = applied(stored, of, result).filter((row) => row.removedOn === null);
        const isListed = (row: ListedRow) => row.date >= of.from || (of.hasAllPending && row.pending);
        expect(money(after.filter(isListed))).to.deep.equal(money(of.rows));
        const named = new Set(of.rows.map((row) => row.externalId));
        const untouched = stored.filter(
          (row) => row.removedOn === null && !isListed(row) && !named.has(row.externalId),
        );
        expect(after.filter((row) => !isListed(row))).to.deep.equal(untouched);
      }),
      1000,
    ));

  it('each stored row stands for at most one of the rows of the bank', () =>
    holds(
      fc.asyncProperty(scene, async ({ stored, listing: of, idsAreNew }) => {
        const { matches, removed } = reconcile(stored, of, { today: TODAY, idsAreNew, confirmed: null });
        const used = [...matches.values(), ...removed];
        expect(new Set(used).size).to.equal(used.length);
      }),
      500,
    ));

  it('the order of the rows makes no difference', () =>
    holds(
      fc.asyncProperty(
        scene.chain((drawn) =>
          fc.record({
            drawn: fc.constant(drawn),
            stored: fc.shuffledSubarray(drawn.stored, { minLength: drawn.stored.length }),
            rows: fc.shuffledSubarray([...drawn.listing.rows], { minLength: drawn.listing.rows.length }),
          }),
        ),
        async ({ drawn, stored, rows }) => {
          const options = { today: TODAY, idsAreNew: drawn.idsAreNew, confirmed: new Set<string>() };
          const first = reconcile(drawn.stored, drawn.listing, options);
          const second = reconcile(stored, { ...drawn.listing, rows }, options);
          const sorted = ({ matches, ...rest }: Reconciliation) => ({
            ...rest,
            matches: [...matches].sort(),
          });
          expect(sorted(second)).to.deep.equal(sorted(first));
        },
      ),
      500,
    ));

  it('the same listing again changes nothing', () =>
    holds(
      fc.asyncProperty(scene, async ({ stored, listing: of, idsAreNew }) => {
        const options = { today: TODAY, confirmed: null };
        const after = applied(stored, of, reconcile(stored, of, { ...options, idsAreNew }));
        const again = reconcile(after, of, { ...options, idsAreNew: false });
        expect(again.inserted).to.deep.equal([]);
        expect(again.removed).to.deep.equal([]);
        expect(applied(after, of, again)).to.deep.equal(after);
      }),
      500,
    ));

  it('a row that the user deleted stands only for one equal in amount and name', () =>
    holds(
      fc.asyncProperty(scene, async ({ stored, listing: of, idsAreNew }) => {
        const { matches } = reconcile(stored, of, { today: TODAY, idsAreNew, confirmed: null });
        for (const [externalId, id] of matches) {
          const mine = stored.find((row) => row.id === id);
          const theirs = of.rows.find((row) => row.externalId === externalId);
          if (!mine?.isDeletedByUser || mine.externalId === externalId) continue;
          expect([Number(mine.amount), mine.name.toLowerCase()]).to.deep.equal([
            Number(theirs?.amount),
            theirs?.name.toLowerCase(),
          ]);
        }
      }),
      500,
    ));
});

describe('assignAtMinimumCost', () => {
  /** By trying everything. */
  function leastCost(
    rows: { column: number; cost: number }[][],
    unassigned: number,
    used: number[] = [],
  ): number {
    const [row, ...rest] = rows;
    if (!row) return 0;
    const costs = row
      .filter(({ column }) => !used.includes(column))
      .map(({ column, cost }) => cost + leastCost(rest, unassigned, [...used, column]));
    return Math.min(unassigned + leastCost(rest, unassigned, used), ...costs);
  }

  const edge = fc.record({ column: fc.integer({ min: 0, max: 5 }), cost: fc.integer({ min: 0, max: 19 }) });
  const row = fc.uniqueArray(edge, { selector: ({ column }) => column, maxLength: 6 });

  it('finds an assignment as cheap as any, and uses no column twice', () =>
    holds(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
        const columns = assignAtMinimumCost(rows, 20);
        const used = columns.filter((column) => column !== null);
        expect(new Set(used).size).to.equal(used.length);
        const cost = columns.map((column, at) =>
          column === null
            ? 20
            : (rows[at]?.find((possible) => possible.column === column)?.cost ?? Number.NaN),
        );
        expect(cost.reduce((sum, one) => sum + one, 0)).to.equal(leastCost(rows, 20));
      }),
      500,
    ));
});
