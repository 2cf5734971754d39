import { expect } from 'chai';
import { findStreams, type Occurrence } from '../../../src/domain/recurring/findStreams.ts';

const TODAY = '2026-11-20';

const row = (date: string, amount: string, label = 'Streaming Service'): Occurrence => ({
  accountId: '0190f3a2-9e77-7c55-a0d3-2b8c4d6e5f03',
  isoCurrencyCode: 'USD',
  unofficialCurrencyCode: null,
  label,
  date,
  amount,
  categorySlug: 'entertainment',
});

const dates = (start: string, count: number, stepDays: number) =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(start) + at * stepDays * 86_400_000).toISOString().slice(0, 10),
  );
const months = (day: number, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const date = new Date(Date.UTC(2026, 10 - count + 1 + at, 1));
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    date.setUTCDate(Math.min(day, last));
    return date.toISOString().slice(0, 10);
  });
const rows = (days: string[], amounts: string[], label?: string) =>
  days.map((day, at) => row(day, amounts[at] ?? amounts.at(-1) ?? '1', label));

describe('findStreams', () => {
  it('a subscription, with the change of its price and the next one', () => {
    const [stream, ...others] = findStreams(rows(months(15, 6), ['13.99', '13.99', '15.49']), TODAY);
    expect(others).to.deep.equal([]);
    expect(stream).to.include({ cadence: 'monthly', isActive: true, count: 6, hasFixedAmount: true });
    expect(stream?.next).to.deep.equal({ day: '2026-12-15', amount: '15.49' });
    expect(stream?.priceChanges).to.deep.equal([{ day: '2026-08-15', from: '13.99', to: '15.49' }]);
  });

  const cadences: [cadence: string, days: string[], next: string][] = [
    ['weekly', dates('2026-10-21', 5, 7), '2026-11-25'],
    ['biweekly', dates('2026-09-25', 5, 14), '2026-12-04'],
    ['quarterly', ['2026-02-10', '2026-05-11', '2026-08-10', '2026-11-10'], '2027-02-10'],
    ['yearly', ['2024-11-30', '2025-11-30'], '2026-11-30'],
    ['monthly', months(31, 5).slice(0, 4), '2026-11-30'],
  ];
  for (const [cadence, days, next] of cadences) {
    it(`${cadence}: the next is on ${next}`, () => {
      const [stream] = findStreams(rows(days, ['9.99']), TODAY);
      expect([stream?.cadence, stream?.next?.day]).to.deep.equal([cadence, next]);
    });
  }

  it('a bill by consumption has no price, and the middle of the last three is expected', () => {
    const [stream] = findStreams(rows(months(5, 6), ['61', '80.20', '55', '71.10', '90', '64.5']), TODAY);
    expect(stream).to.include({ hasFixedAmount: false });
    expect([stream?.next?.amount, stream?.priceChanges]).to.deep.equal(['71.10', []]);
  });

  it('a salary is money in, and names that differ in numbers are one', () => {
    const days = months(28, 5).slice(0, 4);
    const [stream] = findStreams(
      days.map((day, at) => row(day, '-2100.00', `ACME PAYROLL 00${at}`)),
      TODAY,
    );
    expect(stream?.next).to.deep.equal({ day: '2026-11-28', amount: '-2100.00' });
  });

  it('several subscriptions of one merchant are streams of their own', () => {
    const found = findStreams([...rows(months(3, 4), ['0.99']), ...rows(months(17, 4), ['9.99'])], TODAY);
    expect(found.map(({ lastAmount }) => lastAmount).sort()).to.deep.equal(['0.99', '9.99']);
    expect(new Set(found.map(({ id }) => id)).size).to.equal(2);
  });

  it('one that is late has ended, and comes last', () => {
    const ended = rows(['2026-05-15', '2026-06-15', '2026-07-15'], ['5'], 'Old Service');
    const found = findStreams([...ended, ...rows(months(15, 4), ['7'])], TODAY);
    expect(found.map(({ name, isActive, next }) => [name, isActive, next === null])).to.deep.equal([
      ['Streaming Service', true, false],
      ['Old Service', false, true],
    ]);
  });

  it('the id stays while more of it comes and its price changes', () => {
    const days = months(15, 6);
    const ids = [3, 4, 5, 6].map(
      (count) => findStreams(rows(days.slice(0, count), ['5', '5', '5', '6']), TODAY)[0]?.id,
    );
    expect(new Set(ids).size).to.equal(1);
    expect(ids[0]).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  const none: [what: string, rows: Occurrence[]][] = [
    [
      'groceries at any time',
      rows(['2026-10-01', '2026-10-04', '2026-10-19', '2026-11-02', '2026-11-03'], ['30', '41', '22']),
    ],
    ['two of a month', rows(['2026-10-15', '2026-11-15'], ['5'])],
    ['one in each direction', [row('2026-09-15', '5'), row('2026-10-15', '-5'), row('2026-11-15', '5')]],
    ['three of amounts that have nothing in common', rows(months(5, 3), ['3', '40', '700'])],
  ];
  for (const [what, occurrences] of none) {
    it(`nothing recurs in ${what}`, () => expect(findStreams(occurrences, TODAY)).to.deep.equal([]));
  }
});
