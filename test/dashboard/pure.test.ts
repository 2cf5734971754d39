import { expect } from 'chai';
import { addDays, addMonths, endOf, formatAgo } from '../../src/dashboard/dates.ts';
import { looseTicks, niceTicks } from '../../src/dashboard/parts/chart/scale.ts';
import { fromSimple, isComplete, toSimple } from '../../src/dashboard/screens/rules/conditions.ts';
import { readAmounts, readFilters, writeAmounts } from '../../src/dashboard/screens/transactions/filters.ts';
import { RowStore } from '../../src/dashboard/screens/transactions/rowStore.ts';
import { toSlug } from '../../src/dashboard/slug.ts';

describe('dates of the dashboard', () => {
  it('a month ends where the next one begins, and a year has twelve', () => {
    expect([
      endOf('2026-02'),
      endOf('2026-12'),
      addMonths('2026-01', -1),
      addMonths('2026-11', 2),
    ]).to.deep.equal(['2026-03-01', '2027-01-01', '2025-12', '2027-01']);
    expect(addDays('2028-02-28', 1)).to.equal('2028-02-29');
  });

  for (const [seconds, expected] of [
    [-20, 'just now'],
    [-90, '1 minute ago'],
    [-7_200, '2 hours ago'],
    [43_200, 'in 12 hours'],
  ] as const) {
    it(`${seconds} seconds from now is "${expected}"`, () => {
      const now = Date.parse('2026-11-24T12:00:00Z');
      expect(formatAgo(new Date(now + seconds * 1000).toISOString(), now)).to.equal(expected);
    });
  }
});

describe('filters of the transactions', () => {
  it('an address has the names of the API, and becomes its parameters', () => {
    const query = new URLSearchParams(
      'account_id=Kk7pQ2mN&min_amount=20.5&pending=false&any_tag=a,b&open=x&sort=name',
    );
    expect(readFilters(query)).to.deep.equal({
      account_id: 'Kk7pQ2mN',
      min_amount: 20.5,
      pending: false,
      any_tag: ['a', 'b'],
    });
  });

  for (const range of [
    { direction: 'any', least: '', most: '' },
    { direction: 'out', least: '20', most: '100' },
    { direction: 'out', least: '', most: '9.99' },
    { direction: 'in', least: '1000', most: '' },
    { direction: 'in', least: '5', most: '10.50' },
  ] as const) {
    it(`money ${range.direction} from ${range.least || 'nothing'} to ${range.most || 'any'} survives the address`, () => {
      const { min_amount: min, max_amount: max } = writeAmounts(range);
      expect(readAmounts(min || null, max || null)).to.deep.equal(range);
    });
  }
});

describe('rows of the transactions', () => {
  const row = (id: string, date: string) => ({ id, short_id: id, date });

  it('have a heading for each day, also across pages, and a place that is found by height', () => {
    const store = new RowStore(true);
    store.append([row('a', '2026-11-02'), row('b', '2026-11-02')]);
    store.append([row('c', '2026-11-02'), row('d', '2026-11-01')]);
    expect(store.items.map((item) => (item.kind === 'day' ? item.day : item.transaction.id))).to.deep.equal([
      '2026-11-02',
      'a',
      'b',
      'c',
      '2026-11-01',
      'd',
    ]);
    expect(store.height).to.equal(2 * 40 + 4 * 56);
    expect(store.between(45, 100)).to.deep.equal([1, 3]);
    expect(store.between(-500, 5_000)).to.deep.equal([0, 6]);
  });

  it('are replaced where they are', () => {
    const store = new RowStore(false);
    store.append([row('a', '2026-11-02'), row('b', '2026-11-02')]);
    store.update('b', { category_slug: 'pets' });
    expect(store.rows[1]).to.deep.equal({ ...row('b', '2026-11-02'), category_slug: 'pets' });
    expect(store.items.length).to.equal(2);
  });
});

describe('the rule builder', () => {
  const name = { field: 'name', op: 'contains', value: 'coffee' } as const;
  const amount = { field: 'amount', op: 'gt', value: 10.5 } as const;
  const pending = { field: 'pending', op: 'eq', value: true } as const;
  for (const conditions of [
    name,
    { and: [name, amount] },
    { or: [name, pending] },
    { match: 'every_transaction' as const },
  ]) {
    it(`shows ${JSON.stringify(conditions)} and gives it back`, () => {
      const simple = toSimple(conditions);
      expect(simple && fromSimple(simple)).to.deep.equal(conditions);
    });
  }

  it('leaves nested conditions and lists to JSON', () => {
    expect(toSimple({ and: [name, { not: amount }] })).to.equal(null);
    expect(toSimple({ field: 'name', op: 'in', value: ['a', 'b'] })).to.equal(null);
  });

  it('asks for a number where an amount is compared', () => {
    const value = (text: string) => isComplete({ field: 'amount', op: 'gt', value: text });
    expect([value('10'), value('-3.50'), value('ten'), value('')]).to.deep.equal([true, true, false, false]);
  });
});

describe('charts and names', () => {
  it('the lines of a chart have round amounts and contain every value', () => {
    expect(niceTicks(0, 26_400)).to.deep.equal([0, 10_000, 20_000, 30_000]);
    expect(niceTicks(-500, 900)).to.deep.equal([-500, 0, 500, 1000]);
    expect(niceTicks(0, 0)).to.deep.equal([0]);
    const ticks = looseTicks(68_200, 71_900);
    expect(ticks[0]).to.be.at.most(68_200);
    expect(ticks.at(-1)).to.be.at.least(71_900);
  });

  it('a name becomes a slug of the API, and a name without letters none', () => {
    expect([toSlug('Überweisung & mehr'), toSlug('  Pets  2 '), toSlug('猫')]).to.deep.equal([
      'uberweisung-mehr',
      'pets-2',
      '',
    ]);
  });
});
