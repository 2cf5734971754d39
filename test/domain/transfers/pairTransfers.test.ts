import { expect } from 'chai';
import { pairTransfers, type TransferRow } from '../../../src/domain/transfers/pairTransfers.ts';
import type { TransferAccount } from '../../../src/domain/transfers/transferEvidence.ts';

const account = (id: string, type: TransferAccount['type'], mask: string | null = null): TransferAccount => ({
  id,
  type,
  names: [id],
  institutionName: 'First Platypus Bank',
  mask,
  ownerName: 'Alex Morgan',
});

const ACCOUNTS = [
  account('Checking', 'depository', '1111'),
  account('Savings', 'depository', '2222'),
  account('Holidays', 'depository', '3333'),
  account('Visa', 'credit', '4444'),
  account('Mortgage', 'loan', null),
];

let made = 0;
const row = (
  accountId: string,
  amount: string,
  name: string,
  rest: Partial<TransferRow> = {},
): TransferRow => ({
  id: `${++made} ${accountId} ${name}`,
  accountId,
  date: '2026-11-10',
  amount,
  currency: 'USD',
  name,
  merchantName: null,
  categorySlug: null,
  userPairId: null,
  isRuledOut: false,
  ...rest,
});

const on = (day: number) => ({ date: `2026-11-${String(day).padStart(2, '0')}` });
const find = (rows: TransferRow[]) =>
  pairTransfers(rows, ACCOUNTS).map((pair) => [
    rows.findIndex(({ id }) => id === pair.out),
    rows.findIndex(({ id }) => id === pair.in),
  ]);

describe('pairTransfers', () => {
  const out = () => row('Checking', '500', 'TRANSFER TO SAVINGS');
  const into = () => row('Savings', '-500.00', 'TRANSFER FROM CHECKING');

  const pairs: [what: string, rows: () => TransferRow[]][] = [
    ['both sides describe a transfer', () => [out(), into()]],
    ['five days lie between them', () => [out(), { ...into(), ...on(15) }]],
    ['the money arrives a day before it leaves', () => [out(), { ...into(), ...on(9) }]],
    ['one side says nothing', () => [out(), row('Savings', '-500', '0042')]],
    [
      'both categories are of transfers',
      () => [
        row('Checking', '500', 'A', { categorySlug: 'transfer-out-savings' }),
        row('Savings', '-500', 'B', { categorySlug: 'transfer-in-savings' }),
      ],
    ],
    [
      'a card is paid',
      () => [row('Checking', '90', 'VISA AUTOPAY'), row('Visa', '-90', 'PAYMENT THANK YOU')],
    ],
    [
      'a loan is paid',
      () => [row('Checking', '900', 'MORTGAGE PMT'), row('Mortgage', '-900', 'PAYMENT RECEIVED')],
    ],
    [
      'a German bank names the owner',
      () => [
        row('Checking', '70', 'ÜBERWEISUNG ALEX MORGAN'),
        row('Savings', '-70', 'GUTSCHRIFT ALEX MORGAN'),
      ],
    ],
    [
      'the user paired them, whatever they are',
      () => [
        row('Checking', '70', 'WHOLE FOODS', { userPairId: 'pair' }),
        row('Savings', '-60', 'PAYROLL', { userPairId: 'pair', currency: 'EUR', ...on(30) }),
      ],
    ],
  ];
  for (const [what, rows] of pairs) {
    it(`pairs where ${what}`, () => expect(find(rows())).to.deep.equal([[0, 1]]));
  }

  const unpaired: [what: string, rows: () => TransferRow[]][] = [
    ['six days lie between them', () => [out(), { ...into(), ...on(16) }]],
    ['the currencies differ', () => [out(), { ...into(), currency: 'EUR' }]],
    [
      'the currency is unknown',
      () => [
        { ...out(), currency: null },
        { ...into(), currency: null },
      ],
    ],
    ['the amounts differ', () => [out(), { ...into(), amount: '-500.01' }]],
    ['the account is one', () => [out(), { ...into(), accountId: 'Checking' }]],
    ['the money goes in one direction', () => [out(), { ...into(), amount: '500' }]],
    [
      'a purchase meets a refund',
      () => [
        row('Checking', '50', 'IKEA'),
        row('Visa', '-50', 'AMAZON REFUND', { categorySlug: 'general-merchandise' }),
      ],
    ],
    ['one side is something else', () => [out(), row('Savings', '-500', 'ACME PAYROLL')]],
    [
      'friends split a bill',
      () => [
        row('Checking', '50', 'ZELLE TO JORDAN', { categorySlug: 'transfer-out-account-transfer' }),
        row('Savings', '-50', 'ZELLE FROM PAT', { categorySlug: 'transfer-in-account-transfer' }),
      ],
    ],
    ['neither side says anything', () => [row('Checking', '50', '0042'), row('Savings', '-50', '0043')]],
    [
      'a third account is named',
      () =>
        [row('Checking', '50', 'TRANSFER TO HOLIDAYS'), into()].map((one) => ({
          ...one,
          amount: one.amount.replace(/\d+/, '50'),
        })),
    ],
    [
      'a third account is named by its number',
      () => [row('Checking', '50', 'Transfer x3333'), row('Savings', '-50', 'Transfer x1111')],
    ],
    ['the user ruled one out', () => [{ ...out(), isRuledOut: true }, into()]],
    ['the user paired one with a hidden row', () => [{ ...out(), userPairId: 'pair' }, into()]],
    ...(
      [
        ['on one account', { accountId: 'Checking' }],
        ['in one direction', { amount: '500' }],
        ['of amounts that do not cancel', { amount: '-505' }],
        ['of amounts that do not cancel, without a currency', { amount: '-505', currency: null }, null],
      ] as const
    ).map(([what, differences, currency = 'USD']): [string, () => TransferRow[]] => [
      `the user's pair is ${what}`,
      () => [
        { ...out(), userPairId: 'pair', currency },
        { ...into(), userPairId: 'pair', ...differences },
      ],
    ]),
    [
      'two could be the other side',
      () => [
        row('Checking', '500', 'TRANSFER'),
        row('Savings', '-500', 'TRANSFER'),
        row('Holidays', '-500', 'TRANSFER'),
      ],
    ],
  ];
  for (const [what, rows] of unpaired) {
    it(`pairs nothing where ${what}`, () => expect(find(rows())).to.deep.equal([]));
  }

  it('tells three transfers of one amount apart by the accounts that they name', () => {
    const rows = [
      row('Checking', '100', 'Transfer to x2222'),
      row('Checking', '100', 'Transfer to x3333'),
      row('Savings', '100', 'Transfer to x3333'),
      row('Holidays', '-100', 'Transfer from x1111'),
      row('Savings', '-100', 'Transfer from x1111'),
      row('Holidays', '-100', 'Transfer from x2222'),
    ];
    expect(find(rows).sort()).to.deep.equal([
      [0, 4],
      [1, 3],
      [2, 5],
    ]);
  });

  it('pairs weekly transfers of one amount in their order', () => {
    const rows = [3, 10, 17, 24].flatMap((day) => [
      { ...out(), ...on(day) },
      { ...into(), ...on(day + 2) },
    ]);
    expect(find(rows)).to.deep.equal([
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
    ]);
  });

  it('of two equal rows, takes one', () => {
    expect(find([out(), out(), into()])).to.deep.equal([[0, 2]]);
  });

  it('decides about 730 transfers of one amount on consecutive days in two seconds of one processor', () => {
    const rows = Array.from({ length: 730 }, (_, at) => {
      const date = new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
      return [
        { ...out(), date },
        { ...into(), date },
      ];
    }).flat();
    const start = process.cpuUsage();
    const found = pairTransfers(rows, ACCOUNTS).length;
    const { user } = process.cpuUsage(start);
    expect(found).to.equal(730);
    expect(user / 1_000_000).to.be.below(2);
  });
});
