/** Our own users in the form of Plaid's published ones, with the accounts and transactions expected of each. */

export interface CustomUser {
  override_accounts: Record<string, unknown>[];
  [field: string]: unknown;
}

interface ExpectedAccount {
  type: string;
  subtype: string;
  name: string;
  officialName: string | null;
  mask: string;
  current: number;
  limit: number | null;
  currency: string;
  /** Each as "status date authorized_date amount currency name", in alphabetical order. */
  transactions: string[];
}

export interface CustomUserCase {
  title: string;
  user: CustomUser;
  /** Returns the expected accounts in the order of their names. */
  expected(today: string): ExpectedAccount[];
}

const identity = {
  names: ['Robin Example'],
  phone_numbers: [{ data: '5550100123', primary: true, type: 'mobile' }],
  emails: [{ data: 'robin@example.org', primary: true, type: 'primary' }],
  addresses: [
    {
      data: {
        city: 'Springfield',
        country: 'US',
        postal_code: '00001',
        region: 'XX',
        street: '1 Main Street',
      },
      primary: true,
    },
  ],
};

const transaction = (transacted: string, posted: string, amount: number, description: string, more = {}) => ({
  date_transacted: transacted,
  date_posted: posted,
  amount,
  description,
  currency: 'USD',
  ...more,
});

const checking: ExpectedAccount = {
  type: 'depository',
  subtype: 'checking',
  name: 'Plaid Checking',
  officialName: null,
  mask: '0000',
  current: 100,
  limit: null,
  currency: 'USD',
  transactions: [],
};

export const customUsers: CustomUserCase[] = [
  {
    title: 'accounts with numbers and an owner, without transactions (auth, identity)',
    user: {
      override_accounts: [
        {
          type: 'depository',
          subtype: 'checking',
          starting_balance: 6543.23,
          force_available_balance: null,
          meta: { name: 'Daily Checking', official_name: 'Instant Daily Checking Account' },
          numbers: { account: '1111222233335555', ach_routing: '122105155' },
          identity,
        },
        {
          type: 'depository',
          subtype: 'savings',
          starting_balance: 275649.12,
          currency: 'GBP',
          meta: { name: 'Growth Savings' },
          numbers: { international_iban: 'GB29NWBK60161331926819', international_bic: 'NWBKGB21' },
          identity: { names: ['Robin Example', 'Kim Example'] },
        },
      ],
    },
    expected: () => [
      {
        ...checking,
        name: 'Daily Checking',
        officialName: 'Instant Daily Checking Account',
        mask: '5555',
        current: 6543.23,
      },
      {
        ...checking,
        subtype: 'savings',
        name: 'Growth Savings',
        mask: '6819',
        current: 275649.12,
        currency: 'GBP',
      },
    ],
  },
  {
    title: 'a card with liability details, its dates rolled forward (liabilities)',
    user: {
      roll_dates_forward: true,
      override_accounts: [
        {
          type: 'credit',
          subtype: 'credit card',
          starting_balance: 1245.67,
          force_available_balance: 8754.33,
          meta: { name: 'Platinum Card', official_name: 'Platinum Rewards Card', limit: 10000, mask: '4242' },
          transactions: [
            transaction('2024-07-20', '2024-07-21', 87.43, 'Bookshop Purchase'),
            transaction('2024-07-12', '2024-07-13', 23.5, 'Corner Coffee'),
          ],
          liability: { type: 'credit', purchase_apr: 16.99, cash_apr: 24.99, minimum_payment_amount: 35 },
        },
        {
          type: 'loan',
          subtype: 'student',
          liability: { type: 'student', origination_date: '2022-01-01', principal: 45123, nominal_apr: 4.23 },
        },
      ],
    },
    expected: (today) => [
      { ...checking, type: 'loan', subtype: 'student', name: 'Plaid Student', mask: '0001' },
      {
        ...checking,
        type: 'credit',
        subtype: 'credit card',
        name: 'Platinum Card',
        officialName: 'Platinum Rewards Card',
        mask: '4242',
        current: 1245.67,
        limit: 10000,
        transactions: [
          'posted 2026-11-16 2026-11-15 23.5 USD Corner Coffee',
          `posted ${today} 2026-11-23 87.43 USD Bookshop Purchase`,
        ],
      },
    ],
  },
  {
    title: 'a monthly income in addition to listed transactions, some of them equal (income)',
    user: {
      override_accounts: [
        {
          type: 'depository',
          subtype: 'checking',
          starting_balance: 1,
          identity,
          inflow_model: {
            type: 'monthly-income',
            income_amount: 5125.25,
            payment_day_of_month: 1,
            transaction_name: 'DIRECT DEPOSIT EXAMPLE INC',
          },
          transactions: [
            transaction('2026-10-28', '2026-10-29', 292.29, 'AUTOPAY 98712'),
            transaction('2026-10-28', '2026-10-29', 292.29, 'AUTOPAY 98712'),
            transaction('2026-11-20', '2026-11-30', 80.1, 'Not posted yet'),
          ],
        },
        { type: 'payroll', subtype: null, income: { paystubs: [{ employer: { name: 'Example Inc' } }] } },
      ],
    },
    expected: (today) => [
      {
        ...checking,
        current: 1,
        transactions: [
          'pending 2026-11-20 2026-11-20 80.1 USD Not posted yet',
          ...firstsOfMonth('2024-11-01', today).map(
            (day) => `posted ${day}  -5125.25 USD DIRECT DEPOSIT EXAMPLE INC`,
          ),
          'posted 2026-10-29 2026-10-28 292.29 USD AUTOPAY 98712',
          'posted 2026-10-29 2026-10-28 292.29 USD AUTOPAY 98712',
        ].sort(),
      },
    ],
  },
  {
    title: 'an investment account, and a checking account of two currencies (investments, transactions)',
    user: {
      version: '2',
      seed: 'a-seed',
      override_accounts: [
        {
          type: 'investment',
          subtype: 'brokerage',
          starting_balance: 120,
          force_available_balance: 120,
          meta: { name: 'Brokerage Test Account' },
          holdings: [
            {
              institution_price: 140.4,
              institution_price_as_of: '2026-02-08',
              quantity: 0.00293644,
              currency: 'USD',
              security: { ticker_symbol: 'EXMPL', currency: 'USD' },
            },
          ],
          investment_transactions: [
            { date: '2026-01-29', name: 'buy stock', quantity: 10, price: 10, fees: 20, type: 'buy' },
          ],
        },
        {
          type: 'depository',
          subtype: 'checking',
          currency: 'EUR',
          transactions: [
            transaction('2026-10-01', '2026-10-01', 12, 'Bakery', { currency: 'EUR' }),
            transaction('2026-10-02', '2026-10-03', -1325.9, 'Refund'),
            transaction('2026-10-04', '2026-10-04', 0.1 + 0.2, 'Summed up elsewhere', { currency: null }),
          ],
        },
      ],
    },
    expected: () => [
      {
        ...checking,
        type: 'investment',
        subtype: 'brokerage',
        name: 'Brokerage Test Account',
        current: 120,
      },
      {
        ...checking,
        mask: '0001',
        currency: 'EUR',
        transactions: [
          'posted 2026-10-01 2026-10-01 12 EUR Bakery',
          'posted 2026-10-03 2026-10-02 -1325.9 USD Refund',
          'posted 2026-10-04 2026-10-04 0.3 EUR Summed up elsewhere',
        ],
      },
    ],
  },
  {
    title: 'the template with every field null',
    user: {
      version: null,
      seed: null,
      override_accounts: [
        {
          type: null,
          subtype: null,
          starting_balance: null,
          force_available_balance: null,
          currency: null,
          meta: { name: null, official_name: null, limit: null },
          numbers: { account: null, ach_routing: null, international_iban: null },
          transactions: [
            { date_transacted: null, date_posted: null, amount: null, description: null, currency: null },
          ],
          identity: { names: [null], phone_numbers: [{ data: null, primary: null, type: null }] },
          liability: { type: null, purchase_apr: null, repayment_model: { type: null } },
          inflow_model: { type: null, income_amount: null, payment_day_of_month: null },
        },
      ],
      mfa: { type: null, question_rounds: null },
      recaptcha: null,
      force_error: null,
    },
    expected: () => [checking],
  },
];

function firstsOfMonth(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; ) {
    days.push(day);
    const [year = 0, month = 0] = day.split('-').map(Number);
    day = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  }
  return days;
}
