import type { MerchantKind } from './merchants.ts';

/**
 * What the household earns and spends. Amounts are cents of the account's currency. Months are counted from the start
 * of the history, so that the raise and the prices that change are in every sample, whatever today is.
 */

/** From this month on, the amount is another one. */
interface Change {
  month: number;
  cents: number;
}

/** A bill due once a month on this day, or money that comes once a month if the amount is negative. */
export interface Bill {
  accountKey: string;
  day: number;
  name: string;
  merchantName: string | null;
  category: string;
  channel: 'online' | 'other';
  cents: number;
  /** By how much the amount varies, in cents. */
  spread?: number;
  change?: Change;
  /** The month in which it is cancelled. */
  endMonth?: number;
}

const bill = (
  accountKey: string,
  day: number,
  name: string,
  merchantName: string | null,
  category: string,
  cents: number,
  more: Pick<Bill, 'spread' | 'change' | 'endMonth'> = {},
): Bill => ({ accountKey, day, name, merchantName, category, channel: 'online', cents, ...more });

const ELECTRICITY_AND_GAS = 'RENT_AND_UTILITIES_GAS_AND_ELECTRICITY';
const VIDEO = 'ENTERTAINMENT_TV_AND_MOVIES';
const AUDIO = 'ENTERTAINMENT_MUSIC_AND_AUDIO';
const NEWS = 'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS';
const SERVICE = 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES';
const PHONE = 'RENT_AND_UTILITIES_TELEPHONE';
const BROADCASTING = 'GOVERNMENT_AND_NON_PROFIT_OTHER_GOVERNMENT_AND_NON_PROFIT';

/** They rent where they live, and let the condo that the mortgage is for. */
export const bills: Bill[] = [
  bill('harbor-checking', 1, 'BARTON CREEK PROPERTIES RENT', null, 'RENT_AND_UTILITIES_RENT', 151500, {
    change: { month: 12, cents: 156000 },
  }),
  bill('harbor-checking', 6, 'AUSTIN ENERGY ONLINE PMT', 'Austin Energy', ELECTRICITY_AND_GAS, 10400, {
    spread: 3900,
  }),
  bill('harbor-checking', 9, 'TEXAS GAS SERVICE', 'Texas Gas Service', ELECTRICITY_AND_GAS, 3800, {
    spread: 1700,
  }),
  bill('harbor-checking', 12, 'GOOGLE FIBER', 'Google Fiber', 'RENT_AND_UTILITIES_INTERNET_AND_CABLE', 7000),
  bill('harbor-checking', 18, 'CITY OF AUSTIN WATER', 'City of Austin', 'RENT_AND_UTILITIES_WATER', 5400, {
    spread: 1200,
  }),
  bill('harbor-card', 3, 'NETFLIX.COM', 'Netflix', VIDEO, 1549, { change: { month: 10, cents: 1799 } }),
  bill('harbor-card', 7, 'SPOTIFY USA', 'Spotify', AUDIO, 1699, { change: { month: 18, cents: 1999 } }),
  bill('harbor-card', 11, 'NYTIMES*NYTIMES DISC', 'The New York Times', NEWS, 1700, { endMonth: 15 }),
  bill('harbor-card', 14, 'APPLE.COM/BILL', 'Apple', AUDIO, 999),
  bill('harbor-card', 21, 'GITHUB, INC.', 'GitHub', SERVICE, 400),
  bill('harbor-card', 24, 'PATREON* MEMBERSHIP', 'Patreon', 'ENTERTAINMENT_OTHER_ENTERTAINMENT', 800),
  bill('lonestar-checking', 3, 'ENFIELD TERRACE 4B TENANT RENT', null, 'INCOME_OTHER_INCOME', -125000, {
    change: { month: 14, cents: -129500 },
  }),
  bill('lonestar-checking', 5, 'STATE FARM RO 27 SFPP', 'State Farm', 'GENERAL_SERVICES_INSURANCE', 14267),
  bill('lonestar-checking', 9, 'ENFIELD TERRACE HOA DUES', null, SERVICE, 14000),
  bill('lonestar-checking', 16, 'T-MOBILE PCS SVC', 'T-Mobile', PHONE, 9000),
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
  bill('lonestar-card', 15, 'HULU 877-8244858 CA', 'Hulu', VIDEO, 1799, {
    change: { month: 20, cents: 1899 },
  }),
  bill('lonestar-card', 27, 'ADOBE *LIGHTROOM', 'Adobe', SERVICE, 999),
  bill('spree-giro', 8, 'HONORAR VERLAG AM UFER', null, 'INCOME_OTHER_INCOME', -24000, { spread: 6000 }),
  bill('spree-giro', 10, 'TELEKOM DEUTSCHLAND GMBH', 'Telekom', PHONE, 2995),
  bill('spree-giro', 22, 'RUNDFUNK ARD, ZDF, DRADIO', 'ARD ZDF Deutschlandradio', BROADCASTING, 1836),
  bill('spree-pounds', 13, 'INVOICE THAMES STUDIO LTD', null, 'INCOME_OTHER_INCOME', -11000, {
    spread: 3000,
  }),
  bill('spree-pounds', 4, 'GUARDIAN NEWS & MEDIA', 'The Guardian', NEWS, 1200),
  bill('spree-pounds', 19, 'GIFFGAFF', 'giffgaff', PHONE, 1000),
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
  // Every day, so that there is always a purchase that has not posted yet.
  habit('harbor-card', 'coffee', 7.8),
  habit('harbor-card', 'groceries', 2.2),
  habit('harbor-card', 'fast food', 1.8),
  habit('harbor-card', 'restaurant', 1.2),
  habit('harbor-card', 'bar', 0.8),
  habit('harbor-card', 'ride', 1.3),
  habit('harbor-card', 'shopping', 0.9),
  habit('harbor-card', 'leisure', 0.6),
  habit('harbor-card', 'transit', 1.1),
  habit('harbor-checking', 'parking', 2.4),
  habit('harbor-checking', 'person', 0.6),
  habit('harbor-checking', 'pharmacy', 0.5),
  habit('harbor-checking', 'coffee', 1),
  habit('lonestar-card', 'groceries', 1.8),
  habit('lonestar-card', 'coffee', 3.2),
  habit('lonestar-card', 'fast food', 2.1),
  habit('lonestar-card', 'restaurant', 1),
  habit('lonestar-card', 'fuel', 1.1),
  habit('lonestar-card', 'shopping', 1),
  habit('lonestar-card', 'home', 0.6),
  habit('lonestar-card', 'leisure', 0.4),
  habit('lonestar-checking', 'parking', 2.6),
  habit('lonestar-checking', 'transit', 1.8),
  habit('lonestar-checking', 'person', 0.5),
  habit('lonestar-checking', 'pharmacy', 0.5),
  habit('lonestar-checking', 'fast food', 1.1),
  habit('spree-giro', 'berlin', 0.5),
  habit('spree-pounds', 'london shop', 0.6),
];

interface Salary {
  accountKey: string;
  name: string;
  cents: number;
  raise: Change;
}

/** Paid every second Friday. */
export const biweeklySalary: Salary = {
  accountKey: 'harbor-checking',
  name: 'PEDERNALES SOFTWARE PAYROLL PPD',
  cents: 173716,
  raise: { month: 13, cents: 181186 },
};

/** Paid on the 25th. */
export const monthlySalary: Salary = {
  accountKey: 'lonestar-checking',
  name: 'TRAVIS COUNTY ISD DIR DEP',
  cents: 305973,
  raise: { month: 16, cents: 315152 },
};

/** What happens once a year, by month and day. */
export const yearly: { on: string; accountKey: string; name: string; cents: number; category: string }[] = [
  {
    on: '03-15',
    accountKey: 'harbor-checking',
    name: 'PEDERNALES SOFTWARE BONUS',
    cents: -120000,
    category: 'INCOME_WAGES',
  },
  {
    on: '04-28',
    accountKey: 'harbor-checking',
    name: 'IRS TREAS 310 TAX REF',
    cents: -58600,
    category: 'INCOME_TAX_REFUND',
  },
  {
    on: '11-30',
    accountKey: 'lonestar-checking',
    name: 'TRAVIS COUNTY TAX OFFICE',
    cents: 118400,
    category: 'GOVERNMENT_AND_NON_PROFIT_TAX_PAYMENT',
  },
];

/** What happens once, on a day of a month of the history. */
export const surprises = [
  {
    month: 9,
    day: 14,
    accountKey: 'lonestar-card',
    name: 'SOUTH LAMAR AUTO REPAIR',
    merchantName: 'South Lamar Auto Repair',
    cents: 158460,
    category: 'GENERAL_SERVICES_AUTOMOTIVE',
  },
  {
    month: 17,
    day: 6,
    accountKey: 'lonestar-card',
    name: 'AUSTIN FAMILY DENTISTRY',
    merchantName: 'Austin Family Dentistry',
    cents: 48000,
    category: 'MEDICAL_DENTAL_CARE',
  },
];

/** A trip each year or in every second one. A card at home is charged a fee for each purchase abroad. */
export interface Trip {
  kinds: MerchantKind[];
  accountKey: string;
  from: string;
  to: string;
  years: 'odd' | 'even' | 'all';
  flight: number;
  lodging: number;
}

export const trips: Trip[] = [
  {
    kinds: ['lisbon'],
    accountKey: 'harbor-card',
    from: '06-11',
    to: '06-19',
    years: 'odd',
    flight: 81240,
    lodging: 96400,
  },
  {
    kinds: ['tokyo'],
    accountKey: 'harbor-card',
    from: '10-08',
    to: '10-18',
    years: 'even',
    flight: 78760,
    lodging: 82500,
  },
  {
    kinds: ['berlin', 'berlin restaurant'],
    accountKey: 'spree-giro',
    from: '12-21',
    to: '12-29',
    years: 'all',
    flight: 74300,
    lodging: 0,
  },
  {
    kinds: ['london', 'london shop'],
    accountKey: 'spree-pounds',
    from: '08-08',
    to: '08-13',
    years: 'even',
    flight: 0,
    lodging: 0,
  },
];
