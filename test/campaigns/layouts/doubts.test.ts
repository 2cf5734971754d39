import { expect } from 'chai';
import { Random } from '../../support/random.ts';
import { buildColumns, type Line } from './files/columns.ts';
import { dayOf } from './files/dates.ts';
import { findDoubts } from './files/doubts.ts';
import { chooseLayout, type Layout } from './files/layout.ts';
import { type Ledger, makeLedger } from './files/ledger.ts';
import { markets } from './files/markets.ts';

type Row = [date: string, amount: number];

const SIGNED: Layout['money'] = {
  kind: 'signed',
  minus: 'hyphen',
  plus: false,
  inverted: false,
  alsoDirection: false,
};
const SPENDING: Row[] = [
  ['2024-01-20', 1250],
  ['2024-01-28', 730],
  ['2024-02-03', -99],
  ['2024-02-07', 450],
];

/** The doubts about a plain file of a British bank with these rows, oldest first, but for what `changes` says. */
function doubtsOf(rows: Row[], changes: Partial<Layout> = {}, outside = ''): string[] {
  const random = new Random(1);
  const market = markets.find(({ name }) => name === 'GB') ?? expect.fail('no market');
  const layout: Layout = {
    ...chooseLayout(random, market),
    date: { shape: 'DD/MM/YYYY', time: '', asFormula: false, monthCase: 'as is' },
    extraDate: 'none',
    money: SIGNED,
    hasHeader: true,
    hasBalance: false,
    hasStatus: false,
    balanceRows: 'none',
    currencyPlace: 'none',
    number: { decimal: '.', group: '' },
    precision: 'full',
    naming: 'text alone',
    extraColumns: [],
    ...changes,
  };
  const [model] = makeLedger(random, market, 'one row', false).movements;
  if (!model) return expect.fail('no movement');
  let balance = 100_000;
  const lines = rows.map(([date, amount]): Line => {
    balance -= amount;
    const day = { day: dayOf(date), minute: 0 };
    return {
      kind: 'movement',
      movement: { ...model, kind: 'purchase', booked: day, made: day, value: day, amount },
      balance,
      fee: 0,
    };
  });
  const ledger: Ledger = {
    ...makeLedger(random, market, 'one row', false),
    movements: lines.flatMap((line) => (line.kind === 'movement' ? [line.movement] : [])),
  };
  const columns = buildColumns(random, layout, ledger);
  const table = lines.map((line) => columns.map((column) => column.write(line)));
  return findDoubts({ layout, ledger, lines, columns, table, outside });
}

describe('layouts: doubts', () => {
  const lowDays: Row[] = [
    ['2024-02-03', 1250],
    ['2024-02-05', 730],
    ['2024-02-09', -99],
    ['2024-02-10', 450],
  ];

  it('a day above 12 shows the order of day and month, and low days leave it open', () => {
    expect(doubtsOf(SPENDING)).to.deep.equal([]);
    expect(doubtsOf(lowDays)).to.deep.equal(['order of day and month']);
    expect(doubtsOf(lowDays.map(([, amount]): Row => ['2024-03-03', amount]))).to.deep.equal([]);
  });

  it('a date outside the table shows the order of day and month too', () => {
    expect(doubtsOf(lowDays, {}, 'Period 01/02/2024 - 29/02/2024')).to.deep.equal([]);
    expect(doubtsOf(lowDays, {}, 'Period 01/02/2024 - 11/02/2024')).to.deep.equal(['order of day and month']);
  });

  it('dates in order in only one reading show the order of day and month', () => {
    expect(
      doubtsOf([
        ['2024-02-09', 1250],
        ['2024-03-01', 730],
        ['2024-03-04', 99],
        ['2024-03-05', 40],
      ]),
    ).to.deep.equal([]);
  });

  it('a shape that no other country reads differently leaves nothing open', () => {
    for (const shape of ['YYYY-MM-DD', 'DD.MM.YYYY', 'D Mon YY'] as const) {
      const date = { shape, time: '', asFormula: false, monthCase: 'as is' } as const;
      expect(doubtsOf(lowDays, { date }), shape).to.deep.equal([]);
    }
  });

  it('mostly negative rows are spending; mostly positive ones may be charges of a card', () => {
    const income = SPENDING.map(([date, amount]): Row => [date, -amount]);
    expect(doubtsOf(income)).to.deep.equal(['sign']);
    expect(doubtsOf(SPENDING, { money: { ...SIGNED, inverted: true } })).to.deep.equal(['sign']);
  });

  it('the signs of few rows show nothing', () => {
    expect(doubtsOf(SPENDING.slice(0, 3))).to.deep.equal(['sign']);
  });

  it('a word such as Purchase tells the sign to whoever can read it', () => {
    const card = { money: { ...SIGNED, inverted: true }, extraColumns: ['type'] } as const;
    expect(doubtsOf(SPENDING, card)).to.deep.equal(['sign, but for words']);
  });

  it('a running balance shows the sign, unless it holds for the opposite too', () => {
    const income = SPENDING.map(([date, amount]): Row => [date, -amount]);
    expect(doubtsOf(income, { hasBalance: true })).to.deep.equal([]);
    const equal: Row[] = [
      ['2024-01-20', -500],
      ['2024-01-28', -500],
    ];
    expect(doubtsOf(equal, { hasBalance: true })).to.deep.equal(['sign']);
  });

  it('a plus is printed for money in', () => {
    const income = SPENDING.map(([date, amount]): Row => [date, -amount]);
    expect(doubtsOf(income, { money: { ...SIGNED, plus: true } })).to.deep.equal([]);
  });

  it('a single letter in every row of a direction column without a header shows nothing', () => {
    const out: Row[] = [
      ['2024-01-20', 500],
      ['2024-01-28', 700],
    ];
    const money = (words: [string, string], header = '') => ({ kind: 'direction', words, header }) as const;
    expect(doubtsOf(out, { money: money(['D', 'C']) })).to.deep.equal(['sign']);
    expect(doubtsOf(out, { money: money(['D', 'C'], 'Debit/Credit') })).to.deep.equal([]);
    expect(doubtsOf(out, { money: money(['Debit', 'Credit']) })).to.deep.equal([]);
    expect(doubtsOf(SPENDING, { money: money(['D', 'C']) })).to.deep.equal([]);
  });

  it('three digits behind the only separator are decimals or thousands', () => {
    const rows: Row[] = [
      ['2024-01-20', 123400],
      ['2024-01-28', 567800],
      ['2024-01-29', 567800],
      ['2024-01-30', 567800],
    ];
    const grouped = { number: { decimal: '.', group: ',' }, precision: 'trimmed' } as const;
    expect(doubtsOf(rows, grouped)).to.deep.equal(['decimals']);
    expect(doubtsOf(rows, { ...grouped, currencyPlace: 'column' })).to.deep.equal([]);
    expect(doubtsOf(rows, grouped, 'Balance: 1,234 GBP')).to.deep.equal([]);
    expect(doubtsOf([...rows, ['2024-01-29', 1250]], grouped)).to.deep.equal([]);
  });
});
