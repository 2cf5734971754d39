import { expect } from 'chai';
import { addDays, addMonths, endOf, formatAgo } from '../../src/dashboard/dates.ts';
import { looseTicks, niceTicks } from '../../src/dashboard/parts/chart/scale.ts';
import {
  describeConditions,
  fromSimple,
  isComplete,
  toSimple,
} from '../../src/dashboard/screens/rules/conditions.ts';
import {
  describeAmounts,
  readAmounts,
  readFilters,
  writeAmounts,
} from '../../src/dashboard/screens/transactions/filters.ts';
import { RowStore } from '../../src/dashboard/screens/transactions/rowStore.ts';
import { toSlug } from '../../src/dashboard/slug.ts';
import { counted, inWords } from '../../src/dashboard/words.ts';

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
    { direction: 'both', least: '50', most: '' },
    { direction: 'both', least: '50', most: '9.99' },
  ] as const) {
    it(`money ${range.direction} from ${range.least || 'nothing'} to ${range.most || 'any'} survives the address`, () => {
      const { min_amount: min, max_amount: max } = writeAmounts(range) ?? {};
      expect(readAmounts(min || null, max || null)).to.deep.equal(range);
    });
  }

  for (const [min, max, expected] of [
    ['20', null, 'money out, at least 20'],
    ['0', '100', 'money out, at most 100'],
    ['-100', '-20', 'money in, 20 to 100'],
    [null, '0', 'money in'],
    ['-50', null, 'money in up to 50, or any money out'],
    [null, '100', 'any money in, or money out up to 100'],
    ['-50', '100', 'money in up to 50, or money out up to 100'],
    ['abc', null, 'money out, at least abc'],
    [null, null, null],
  ] as const) {
    it(`amounts from ${min} to ${max} are "${expected}"`, () => {
      expect(describeAmounts(min, max)).to.equal(expected);
    });
  }

  for (const text of ['12,50', 'ten', '-5', '1 000', '.', '1e3']) {
    it(`"${text}" is no amount, and changes no address`, () => {
      expect(writeAmounts({ direction: 'out', least: text, most: '' })).to.equal(null);
      expect(writeAmounts({ direction: 'in', least: '', most: text })).to.equal(null);
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

  for (const [op, value, expected] of [
    ['gt', 10.5, 'money out is more than “10.5”'],
    ['gte', 0, 'money out is at least “0”'],
    ['lt', 20, 'money out is less than “20”, or money came in'],
    ['lt', 0, 'money came in'],
    ['lte', -1000, 'money in is at least “1000”'],
    ['lt', -1000, 'money in is more than “1000”'],
    ['gt', -50, 'money in is less than “50”, or money went out'],
    ['eq', -9.99, 'money in is “9.99”'],
    ['neq', 5, 'money out is not “5”'],
  ] as const) {
    it(`says of the amount ${op} ${value}: ${expected}`, () => {
      expect(describeConditions({ field: 'amount', op, value }, new Map())).to.equal(expected);
    });
  }

  it('asks for a number where an amount is compared', () => {
    const value = (text: string) => isComplete({ field: 'amount', op: 'gt', value: text });
    expect([value('10'), value('-3.50'), value('ten'), value('')]).to.deep.equal([true, true, false, false]);
  });
});

describe('charts and names', () => {
  for (const [count, expected] of [
    [0, '0 matches'],
    [1, '1 match'],
    [1200, '1,200 matches'],
  ] as const) {
    it(`says "${expected}"`, () => {
      expect(counted(count, 'match', 'matches')).to.equal(expected);
    });
  }

  it('the code of a bank is written in words', () => {
    expect(['credit_card', 'FOOD_AND_DRINK_COFFEE', 'checking', ''].map(inWords)).to.deep.equal([
      'Credit card',
      'Food and drink coffee',
      'Checking',
      '',
    ]);
  });

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
