import { expect } from 'chai';
import { formatAmount, formatMovement, formatSigned } from '../../../src/cli/remote/amounts.ts';
import { largestFirst } from '../../../src/cli/remote/cashflow.ts';
import { nameCategories } from '../../../src/cli/remote/categoryNames.ts';
import { describeOption, toFlags } from '../../../src/cli/remote/contractOptions.ts';
import { describePreview } from '../../../src/cli/remote/importReport.ts';
import { findNamed } from '../../../src/cli/remote/resolveNames.ts';
import { fitWidths, formatTable } from '../../../src/cli/remote/table.ts';
import { createPaint, describeTerminal } from '../../../src/cli/remote/terminal.ts';
import { count, displayWidth, shorten, toLine, wrap } from '../../../src/cli/remote/text.ts';
import { formatAge } from '../../../src/cli/remote/times.ts';
import { readExactJson, writeExactJson } from '../../../src/exactJson.ts';

const plain = createPaint(false);

describe('command line: amounts', () => {
  const amounts: [amount: number | string, currency: string, text: string, movement: string][] = [
    [1234.5, 'USD', '1,234.50', '-1,234.50'],
    [-4210, 'USD', '-4,210.00', '+4,210.00'],
    [0, 'USD', '0.00', '0.00'],
    ['-0.00', 'EUR', '0.00', '0.00'],
    [1500, 'JPY', '1,500', '-1,500'],
    [12.345, 'USD', '12.345', '-12.345'],
    [1.5, 'BHD', '1.500', '-1.500'],
    ['0.123456789012345678', 'BTC2', '0.123456789012345678', '-0.123456789012345678'],
    [1e-7, 'XBTC', '0.0000001', '-0.0000001'],
    [1e21, 'USD', '1,000,000,000,000,000,000,000.00', '-1,000,000,000,000,000,000,000.00'],
    [2500, '', '2,500', '-2,500'],
  ];
  for (const [amount, currency, text, movement] of amounts) {
    it(`${amount} ${currency} is ${text}, and as a movement ${movement}`, () => {
      expect([formatAmount(amount, currency), formatMovement(amount, currency)]).to.deep.equal([
        text,
        movement,
      ]);
    });
  }

  it('a sum has a sign of its own: what is left is positive', () => {
    expect([10, -10, 0].map((each) => formatSigned(each, 'USD'))).to.deep.equal(['+10.00', '-10.00', '0.00']);
  });

  it('an amount that JavaScript would round keeps every digit, read and written', () => {
    const text = '{\n  "amount": 0.123456789012345678,\n  "small": 12.5\n}';
    const value = readExactJson(text) as { amount: number; small: number };
    expect([formatAmount(value.amount, 'X'), value.small, writeExactJson(value, 2)]).to.deep.equal([
      '0.123456789012345678',
      12.5,
      text,
    ]);
  });
});

describe('command line: text', () => {
  const lines: [text: string, width: number, shortened: string][] = [
    ['Corner Store', 12, 'Corner Store'],
    ['Corner Store', 11, 'Corner Sto…'],
    ['Corner Store', 8, 'Corner…'],
    ['寿司レストラン', 7, '寿司レ…'],
    ['Café', 4, 'Café'],
    ['Cafe\u0301 Rio', 6, 'Cafe\u0301…'],
    ['🍕🍕🍕', 5, '🍕🍕…'],
  ];
  for (const [text, width, shortened] of lines) {
    it(`"${text}" in ${width} columns is "${shortened}"`, () => {
      expect(shorten(text, width)).to.equal(shortened);
      expect(displayWidth(shortened)).to.be.at.most(width);
    });
  }

  it('a name from a bank cannot move the cursor, change colours or turn the line around', () => {
    expect(toLine('Store\u001B[31m\r\nNext\u202Eeman\u0007')).to.equal('Store [31m Next eman');
    expect(toLine('\uFEFFStore\u061Ceman')).to.equal('Store eman');
  });

  it('nor can a name in the list of those that a person may have meant', () => {
    const account = { id: '1', short_id: 'abcdefgh', name: 'Check\u001B[2Jing' };
    const find = () =>
      findNamed([account], 'checks', { noun: 'account', namesOf: ({ name }) => [name], list: 'accounts' });
    expect(find).to.throw('Did you mean Check [2Jing (abcdefgh)?');
  });

  it('sentences break at spaces, and a word that is too long has a line of its own', () => {
    expect(wrap('one two three-and-more four', 8)).to.deep.equal(['one two', 'three-and-more', 'four']);
  });

  it('counts have a plural and groups of digits', () => {
    expect([count(1, 'bank'), count(0, 'bank'), count(12345, 'row')]).to.deep.equal([
      '1 bank',
      '0 banks',
      '12,345 rows',
    ]);
  });

  it('the age of a sync is in the largest unit that says something', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    const ages: [string | null, string][] = [
      [null, 'never'],
      ['2026-11-20T11:59:30Z', 'just now'],
      ['2026-11-20T11:59:00Z', '1 minute ago'],
      ['2026-11-20T11:00:00Z', '1 hour ago'],
      ['2026-11-18T12:00:01Z', '47 hours ago'],
      ['2026-11-18T12:00:00Z', '2 days ago'],
    ];
    expect(ages.map(([timestamp]) => formatAge(timestamp, now))).to.deep.equal(ages.map(([, text]) => text));
  });
});

describe('command line: tables', () => {
  const rows = [
    { name: 'Corner Store', amount: '-4.50', tag: '' },
    { name: 'Linden Payroll of the North', amount: '+1,550.00', tag: '' },
  ];
  const columns = [
    { title: 'Name', value: (row: (typeof rows)[number]) => row.name, canShrink: true },
    { title: 'Amount', value: (row: (typeof rows)[number]) => row.amount, align: 'right' as const },
    { title: 'Tag', value: (row: (typeof rows)[number]) => row.tag },
  ];

  it('columns are aligned, and one without a value is left out', () => {
    expect(formatTable(rows, columns, { width: null, paint: plain }).split('\n')).to.deep.equal([
      'Name                            Amount',
      'Corner Store                     -4.50',
      'Linden Payroll of the North  +1,550.00',
    ]);
  });

  it('in a narrow terminal names are shortened, and amounts are not', () => {
    const lines = formatTable(rows, columns, { width: 24, paint: plain }).split('\n');
    expect(lines).to.deep.equal([
      'Name              Amount',
      'Corner Store       -4.50',
      'Linden Payro…  +1,550.00',
    ]);
  });

  it('columns shrink to eight, the widest first; then the lines are longer than the terminal', () => {
    expect(fitWidths([20, 12, 30], [true, false, true], 54)).to.deep.equal([19, 12, 19]);
    expect(fitWidths([20, 12, 30], [true, false, true], 10)).to.deep.equal([8, 12, 8]);
  });

  it('what matters less shrinks first, to its eight columns', () => {
    expect(fitWidths([20, 12, 30], ['first', false, true], 60)).to.deep.equal([14, 12, 30]);
    expect(fitWidths([20, 12, 30], ['first', false, true], 50)).to.deep.equal([8, 12, 26]);
  });

  it('cashflow by category: the largest first, each currency on its own', () => {
    const group = (name: string, spending: number, income: number, currency: string) => ({
      group: name,
      income,
      spending,
      net: income - spending,
      transfers_in: 0,
      transfers_out: 0,
      count: 1,
      iso_currency_code: currency,
      unofficial_currency_code: null,
    });
    const groups = [
      group('coffee', 9, 0, 'USD'),
      group('wages', 0, 3000, 'USD'),
      group('rent', 1200, 0, 'USD'),
      group('refunds', -40, 0, 'USD'),
      group('trip', 5, 0, 'EUR'),
    ];
    expect(largestFirst(groups).map(({ group }) => group)).to.deep.equal([
      'trip',
      'wages',
      'rent',
      'refunds',
      'coffee',
    ]);
  });

  it('a category whose name another has too is named with its primary one', () => {
    const names = nameCategories([
      { slug: 'transfer-in', name: 'Transfer In', primary_slug: null },
      { slug: 'transfer-in-savings', name: 'Savings', primary_slug: 'transfer-in' },
      { slug: 'transfer-out-savings', name: 'Savings', primary_slug: 'transfer-out' },
      { slug: 'transfer-out', name: 'Transfer Out', primary_slug: null },
      { slug: 'food-and-drink-coffee', name: 'Coffee', primary_slug: 'food-and-drink' },
    ]);
    expect([...names.values()]).to.deep.equal([
      'Transfer In',
      'Transfer In: Savings',
      'Transfer Out: Savings',
      'Transfer Out',
      'Coffee',
    ]);
  });

  it('the preview of a file: amounts without a currency and the answers of a question are aligned', () => {
    const row = (line: number, amount: number) => ({
      line,
      date: '2026-11-02',
      name: 'Shop',
      pending: false,
      merchant_name: null,
      amount,
      iso_currency_code: null,
    });
    const text = describePreview(
      'bank.csv',
      {
        format: 'csv',
        row_count: 2,
        accounts: [
          {
            account_id: null,
            name: 'Tin',
            mask: null,
            type: 'depository',
            iso_currency_code: null,
            row_count: 2,
            first_date: null,
            last_date: null,
            opening_balance: null,
            closing_balance: null,
          },
        ],
        sample_rows: [row(2, 4.25), row(3, 12)],
        skipped: [],
        assumptions: [],
        questions: [
          {
            parameter: 'decimal',
            message: 'Which?',
            choices: ['point', 'comma, of course'],
            shown: [
              { choice: 'point', reading: 'one' },
              { choice: 'comma, of course', reading: 'two' },
            ],
          },
        ],
      },
      { width: null, paint: plain },
    );
    expect(text)
      .to.contain('Shop   -4.25\n')
      .and.to.contain('Shop  -12.00\n')
      .and.to.contain(
        'The new account would have no currency. Give one with --currency, such as --currency USD.',
      )
      .and.to.contain("  --decimal point                one\n  --decimal 'comma, of course'   two\n");
  });

  it('colours are for a terminal, and never with NO_COLOR or TERM=dumb', () => {
    const tty = { isTTY: true, columns: 80 } as NodeJS.WriteStream;
    const pipe = { isTTY: false } as NodeJS.WriteStream;
    const paintOf = (output: NodeJS.WriteStream, env: NodeJS.ProcessEnv) =>
      describeTerminal(output, env).paint.green('+1') === '+1' ? 'plain' : 'colour';
    expect([
      paintOf(tty, {}),
      paintOf(tty, { NO_COLOR: '1' }),
      paintOf(tty, { TERM: 'dumb' }),
      paintOf(pipe, {}),
    ]).to.deep.equal(['colour', 'plain', 'plain', 'plain']);
    expect([describeTerminal(tty, {}).width, describeTerminal(pipe, {}).width]).to.deep.equal([80, null]);
  });
});

describe('command line: words of the contract', () => {
  const descriptions: [contract: string, help: string][] = [
    [
      'Return only transactions of this account. A UUID or a short id; an unknown id returns an empty list.',
      'only transactions of this account. An id or a name',
    ],
    [
      'Return only transactions on or after this date (inclusive), a day of the years 0001 to 9999.',
      'only transactions on or after this date (inclusive)',
    ],
    [
      'Leave out transactions that `search` with this text would return.',
      'leave out transactions that --search with this text would return',
    ],
    [
      'If omitted, `user_id` and\n`account_name` name it, or `other`.',
      'if omitted, --user-id and --account-name name it, or "other"',
    ],
  ];
  for (const [contract, help] of descriptions) {
    it(help, () => expect(describeOption({ description: contract })).to.equal(help));
  }

  it('parameters in messages become options, and other names stay', () => {
    expect(toFlags('start_date must not be after end_date, see audit_events.')).to.equal(
      '--start-date must not be after --end-date, see audit_events.',
    );
  });
});
