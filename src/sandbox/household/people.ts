import type { Account, Institution } from '../bank/entry.ts';
import type { MerchantKind } from './merchants.ts';

/**
 * The people of the household with their logins, bills and habits. Amounts are cents of the account's currency.
 * `generateHousehold` turns them into transactions.
 */

export interface HouseholdLogin {
  username: string;
  institution: Institution;
  accounts: Account[];
}

const harbor: Institution = {
  id: 'ins_900001',
  name: 'Harbor National Bank',
  country: 'US',
  url: 'https://harbor-national.example',
  color: '#0b3d5c',
  provider: 'plaid',
  keepsTimes: false,
  hasPersistentIds: true,
};
const summit: Institution = {
  id: 'ins_900002',
  name: 'Summit Lending & Invest',
  country: 'US',
  url: 'https://summit-invest.example',
  color: '#355e3b',
  provider: 'plaid',
  keepsTimes: false,
};
const spree: Institution = {
  id: 'ins_900003',
  name: 'Spree Direktbank',
  country: 'DE',
  url: 'https://spree-direktbank.example',
  color: '#e0662b',
  provider: 'plaid',
  keepsTimes: true,
};
const lonestar: Institution = {
  id: 'lonestar_credit_union',
  name: 'Lone Star Credit Union',
  country: 'US',
  url: 'https://lone-star-cu.example',
  color: '#7a1f2b',
  provider: 'teller',
  keepsTimes: false,
};

export const logins: HouseholdLogin[] = [
  {
    username: 'alex',
    institution: harbor,
    accounts: [
      {
        key: 'harbor-checking',
        name: 'Everyday Checking',
        officialName: 'Harbor Everyday Checking Account',
        type: 'depository',
        subtype: 'checking',
        mask: '4821',
        currency: 'USD',
        openingBalance: '4215.37',
        limit: null,
      },
      {
        key: 'harbor-savings',
        name: 'Rainy Day Savings',
        officialName: 'Harbor High-Yield Savings',
        type: 'depository',
        subtype: 'savings',
        mask: '4839',
        currency: 'USD',
        openingBalance: '11840.00',
        limit: null,
      },
      {
        key: 'harbor-card',
        name: 'Voyager Rewards',
        officialName: 'Harbor Voyager Rewards Visa Signature',
        type: 'credit',
        subtype: 'credit card',
        mask: '7702',
        currency: 'USD',
        openingBalance: '962.44',
        limit: '12000.00',
      },
    ],
  },
  {
    username: 'sam',
    institution: summit,
    accounts: [
      {
        key: 'summit-loan',
        name: 'Student Loan',
        officialName: 'Summit Consolidated Student Loan',
        type: 'loan',
        subtype: 'student',
        mask: '3310',
        currency: 'USD',
        openingBalance: '28450.12',
        limit: null,
      },
      {
        key: 'summit-brokerage',
        name: 'Index Portfolio',
        officialName: null,
        type: 'investment',
        subtype: 'brokerage',
        mask: '9054',
        currency: 'USD',
        openingBalance: '41230.55',
        limit: null,
        stated: { available: '412.08' },
      },
    ],
  },
  {
    username: 'alex',
    institution: spree,
    accounts: [
      {
        key: 'spree-giro',
        name: 'Girokonto',
        officialName: 'Spree Girokonto Komfort',
        type: 'depository',
        subtype: 'checking',
        mask: '6120',
        currency: 'EUR',
        openingBalance: '2140.90',
        limit: '1000.00',
      },
      {
        key: 'spree-pounds',
        name: 'Pound Sterling Account',
        officialName: null,
        type: 'depository',
        subtype: 'cash management',
        mask: '6138',
        currency: 'GBP',
        openingBalance: '880.25',
        limit: null,
      },
    ],
  },
  {
    username: 'sam',
    institution: lonestar,
    accounts: [
      {
        key: 'lonestar-checking',
        name: 'Free Checking',
        officialName: null,
        type: 'depository',
        subtype: 'checking',
        mask: '2275',
        currency: 'USD',
        openingBalance: '3380.18',
        limit: null,
      },
      {
        key: 'lonestar-card',
        name: 'Cash Back Card',
        officialName: null,
        type: 'credit',
        subtype: 'credit_card',
        mask: '5518',
        currency: 'USD',
        openingBalance: '641.70',
        limit: '8000.00',
      },
    ],
  },
];

/** A bill due once a month on this day; the amount varies by up to `spread` cents. */
export interface Bill {
  accountKey: string;
  day: number;
  name: string;
  merchantName: string | null;
  category: string;
  channel: 'online' | 'other';
  cents: number;
  spread?: number;
}

const bill = (
  accountKey: string,
  day: number,
  name: string,
  merchantName: string | null,
  category: string,
  cents: number,
  spread = 0,
): Bill => ({ accountKey, day, name, merchantName, category, channel: 'online', cents, spread });

export const bills: Bill[] = [
  bill('harbor-checking', 1, 'BARTON CREEK PROPERTIES RENT', null, 'RENT_AND_UTILITIES_RENT', 215000),
  bill(
    'harbor-checking',
    6,
    'AUSTIN ENERGY ONLINE PMT',
    'Austin Energy',
    'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY',
    11800,
    4900,
  ),
  bill(
    'harbor-checking',
    9,
    'TEXAS GAS SERVICE',
    'Texas Gas Service',
    'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY',
    4200,
    1900,
  ),
  bill('harbor-checking', 12, 'GOOGLE FIBER', 'Google Fiber', 'RENT_AND_UTILITIES_INTERNET_AND_CABLE', 7000),
  bill(
    'harbor-checking',
    18,
    'CITY OF AUSTIN WATER',
    'City of Austin',
    'RENT_AND_UTILITIES_WATER',
    5400,
    1200,
  ),
  bill('harbor-card', 3, 'NETFLIX.COM', 'Netflix', 'ENTERTAINMENT_TV_AND_MOVIES', 1549),
  bill('harbor-card', 7, 'SPOTIFY USA', 'Spotify', 'ENTERTAINMENT_MUSIC_AND_AUDIO', 1699),
  bill(
    'harbor-card',
    11,
    'NYTIMES*NYTIMES DISC',
    'The New York Times',
    'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS',
    1700,
  ),
  bill('harbor-card', 14, 'APPLE.COM/BILL', 'Apple', 'ENTERTAINMENT_MUSIC_AND_AUDIO', 999),
  bill('harbor-card', 21, 'GITHUB, INC.', 'GitHub', 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES', 400),
  bill('harbor-card', 24, 'PATREON* MEMBERSHIP', 'Patreon', 'ENTERTAINMENT_OTHER_ENTERTAINMENT', 800),
  bill('lonestar-checking', 5, 'STATE FARM RO 27 SFPP', 'State Farm', 'GENERAL_SERVICES_INSURANCE', 14267),
  bill('lonestar-checking', 16, 'T-MOBILE PCS SVC', 'T-Mobile', 'RENT_AND_UTILITIES_TELEPHONE', 9000),
  bill(
    'lonestar-checking',
    20,
    'KUT PUBLIC MEDIA DONATION',
    'KUT',
    'GOVERNMENT_AND_NON_PROFIT_DONATIONS',
    1500,
  ),
  bill('lonestar-card', 2, 'YMCA OF AUSTIN', 'YMCA', 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS', 6200),
  bill(
    'lonestar-card',
    8,
    'AMAZON PRIME*R34TX',
    'Amazon Prime',
    'GENERAL_MERCHANDISE_ONLINE_MARKETPLACES',
    1499,
  ),
  bill('lonestar-card', 15, 'HULU 877-8244858 CA', 'Hulu', 'ENTERTAINMENT_TV_AND_MOVIES', 1799),
  bill('lonestar-card', 27, 'ADOBE *LIGHTROOM', 'Adobe', 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES', 999),
  bill('spree-giro', 3, 'COWORKING SPREE GMBH MIETE', null, 'RENT_AND_UTILITIES_RENT', 19000),
  bill('spree-giro', 10, 'TELEKOM DEUTSCHLAND GMBH', 'Telekom', 'RENT_AND_UTILITIES_TELEPHONE', 2995),
  bill(
    'spree-giro',
    22,
    'RUNDFUNK ARD, ZDF, DRADIO',
    'ARD ZDF Deutschlandradio',
    'GOVERNMENT_AND_NON_PROFIT_OTHER_GOVERNMENT_AND_NON_PROFIT',
    1836,
  ),
  bill(
    'spree-pounds',
    4,
    'GUARDIAN NEWS & MEDIA',
    'The Guardian',
    'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS',
    1200,
  ),
  bill('spree-pounds', 19, 'GIFFGAFF', 'giffgaff', 'RENT_AND_UTILITIES_TELEPHONE', 1000),
];

/** Purchases at merchants of a kind, `perWeek` on average. */
export interface Habit {
  accountKey: string;
  kind: MerchantKind;
  perWeek: number;
}

const habit = (accountKey: string, kind: MerchantKind, perWeek: number): Habit => ({
  accountKey,
  kind,
  perWeek,
});

export const habits: Habit[] = [
  habit('harbor-card', 'groceries', 2.4),
  habit('harbor-card', 'coffee', 3.8),
  habit('harbor-card', 'fast food', 1.8),
  habit('harbor-card', 'restaurant', 1.7),
  habit('harbor-card', 'bar', 0.8),
  habit('harbor-card', 'ride', 1.3),
  habit('harbor-card', 'shopping', 1.3),
  habit('harbor-card', 'leisure', 0.6),
  habit('harbor-card', 'transit', 1.1),
  habit('harbor-checking', 'parking', 2.4),
  habit('harbor-checking', 'person', 1.2),
  habit('harbor-checking', 'pharmacy', 0.5),
  habit('harbor-checking', 'coffee', 1),
  habit('lonestar-card', 'groceries', 1.9),
  habit('lonestar-card', 'coffee', 3.2),
  habit('lonestar-card', 'fast food', 2.1),
  habit('lonestar-card', 'restaurant', 1.2),
  habit('lonestar-card', 'fuel', 1.1),
  habit('lonestar-card', 'shopping', 1.4),
  habit('lonestar-card', 'home', 0.6),
  habit('lonestar-card', 'leisure', 0.4),
  habit('lonestar-checking', 'parking', 2.2),
  habit('lonestar-checking', 'transit', 1.4),
  habit('lonestar-checking', 'person', 0.9),
  habit('lonestar-checking', 'pharmacy', 0.5),
  habit('lonestar-checking', 'fast food', 1.1),
  habit('spree-giro', 'berlin', 3),
  habit('spree-giro', 'berlin restaurant', 1.4),
  habit('spree-pounds', 'london shop', 2.4),
];

/** Paid every second Friday; the parity of the week selects which. */
export const salaries = [
  { accountKey: 'harbor-checking', name: 'PEDERNALES SOFTWARE PAYROLL PPD', cents: 331416, weekParity: 0 },
  { accountKey: 'lonestar-checking', name: 'TRAVIS COUNTY ISD DIR DEP', cents: 243873, weekParity: 1 },
];

/** Yearly trips: card purchases at merchants of the kind, each with a foreign transaction fee. */
export const trips: { kind: MerchantKind; from: string; to: string; flight: number; lodging: number }[] = [
  { kind: 'lisbon', from: '04-11', to: '04-19', flight: 81240, lodging: 96400 },
  { kind: 'london', from: '08-30', to: '09-06', flight: 74300, lodging: 121800 },
  { kind: 'tokyo', from: '01-18', to: '01-28', flight: 118760, lodging: 143500 },
];
