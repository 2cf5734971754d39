import { Random } from '../../support/random.ts';
import { BANKS, type Bank, categoryOf, describe, type HouseholdAccount } from './bankDescriptions.ts';

/**
 * Random households with transfers between their own accounts, and with everything that looks like one: refunds, split
 * bills, equal amounts on one day, transfers to accounts that are not linked. Independent of the code that finds them.
 */

export interface HouseholdRow {
  id: string;
  accountId: string;
  date: string;
  amount: string;
  currency: string | null;
  name: string;
  merchantName: string | null;
  categorySlug: string | null;
  userPairId: null;
  isRuledOut: false;
}

export interface MisleadingHousehold {
  accounts: HouseholdAccount[];
  rows: HouseholdRow[];
  /** The ids of both sides of each transfer. */
  transfers: [out: string, into: string][];
}

const PEOPLE = ['Alex Morgan', 'Robin Castellano', 'Sam Okafor'];
const FRIENDS = ['Jordan Lee', 'Chris Novak', 'Pat Rivera', 'Dana Weiss'];
const SHOPS: [name: string, category: string][] = [
  ['WHOLE FOODS MKT 10231', 'food-and-drink-groceries'],
  ['SHELL OIL 5744421', 'transportation-gas'],
  ['AMAZON MKTPL*2K4', 'general-merchandise-online-marketplaces'],
  ['REWE SAGT DANKE 4411', 'food-and-drink-groceries'],
  ['DELTA AIR 0062', 'travel-flights'],
  ['IKEA BROOKLYN', 'home-improvement-furniture'],
  ['HOME DEPOT #4411', 'home-improvement-hardware'],
  ['GUITAR CENTER', 'general-merchandise'],
];
/** Amounts that recur, so that they meet by chance. */
const ROUND = '20 25 30 40 50 50 75 100 100 150 200 250 300 400 500 750 1000 1500 2000'
  .split(' ')
  .map((amount) => `${amount}.00`);

const dayAt = (at: number): string => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);

const DAYS = 240;

export function makeMisleadingHousehold(seed: number): MisleadingHousehold {
  const random = new Random(seed);
  const people = PEOPLE.slice(0, random.between(1, 3));
  const accounts = makeAccounts(random, people);
  const household: MisleadingHousehold = { accounts, rows: [], transfers: [] };
  const say = { random, household, next: 0 };
  for (let at = random.between(0, 6); at < DAYS; at += random.between(2, 7)) addTransfer(say, at);
  for (let at = random.between(0, 4); at < DAYS; at += random.between(1, 4)) addDistraction(say, at);
  for (let at = random.between(0, 60); at < DAYS; at += random.between(110, 200))
    addThreeOfOneAmount(say, at);
  return household;
}

interface Telling {
  random: Random;
  household: MisleadingHousehold;
  next: number;
}

function makeAccounts(random: Random, people: string[]): HouseholdAccount[] {
  const accounts: HouseholdAccount[] = [];
  const add = (
    type: HouseholdAccount['type'],
    name: string,
    bank: Bank,
    ownerName: string,
    currency = 'USD',
  ) =>
    accounts.push({
      id: `account ${accounts.length}`,
      type,
      names: [name],
      institutionName: bank.name,
      mask: bank.naming === 'german' ? null : String(random.between(1000, 9999)),
      ownerName,
      currency,
      bank,
    });
  for (const person of people) {
    const bank = random.pick(BANKS);
    add('depository', random.pick(['Everyday Checking', 'Total Checking', 'Girokonto']), bank, person);
    add(
      'depository',
      random.pick(['High Yield Savings', 'Savings', 'Sparkonto']),
      random.happens(0.6) ? bank : random.pick(BANKS),
      person,
    );
    add(
      'credit',
      random.pick(['Sapphire Card', 'Rewards Visa', 'Blue Cash']),
      random.happens(0.5) ? bank : random.pick(BANKS),
      person,
    );
    if (random.happens(0.3)) add('credit', 'Freedom Mastercard', random.pick(BANKS), person);
    if (random.happens(0.3)) add('loan', random.pick(['Home Mortgage', 'Car Loan']), bank, person);
    if (random.happens(0.3)) add('investment', 'Brokerage', random.pick(BANKS), person);
    if (random.happens(0.25)) add('depository', 'Euro Account', random.pick(BANKS), person, 'EUR');
  }
  return accounts;
}

function addRow(
  { random, household }: Telling,
  account: HouseholdAccount,
  at: number,
  amount: string,
  name: string,
  category: string | null,
): string {
  const id = `row ${String(household.rows.length).padStart(5, '0')}`;
  const isCategorized = category !== null && random.happens(account.bank.categorizes);
  household.rows.push({
    id,
    accountId: account.id,
    date: dayAt(at),
    amount,
    currency: account.currency,
    name,
    merchantName: null,
    categorySlug: isCategorized ? category : random.happens(0.5) ? null : 'uncategorized',
    userPairId: null,
    isRuledOut: false,
  });
  return id;
}

const ofKind = ({ household }: Telling, ...types: string[]) =>
  household.accounts.filter(({ type }) => types.includes(type));

function transfer(
  telling: Telling,
  from: HouseholdAccount,
  to: HouseholdAccount,
  at: number,
  amount: string,
): void {
  const { random, household } = telling;
  const reference = String(random.between(10_000_000, 99_999_999));
  const days = from.bank === to.bank ? (random.happens(0.9) ? 0 : 1) : random.pick([0, 1, 1, 1, 2, 2, 3, 4]);
  // Some banks date the arrival before the departure.
  const arrival = random.happens(0.03) ? at - 1 : at + days;
  const isForeign = from.currency !== to.currency;
  const arrived = isForeign ? (Number(amount) * 0.92).toFixed(2) : amount;
  const out = addRow(
    telling,
    from,
    at,
    amount,
    describe(random, from, to, true, reference),
    categoryOf(from, to, true),
  );
  const into = addRow(
    telling,
    to,
    arrival,
    `-${arrived}`,
    describe(random, to, from, false, reference),
    categoryOf(to, from, false),
  );
  household.transfers.push([out, into]);
}

const money = (random: Random): string => (random.between(300, 250_000) / 100).toFixed(2);

function addTransfer(telling: Telling, at: number): void {
  const { random, household } = telling;
  const spending = ofKind(telling, 'depository').filter(({ currency }) => currency === 'USD');
  const from = random.pick(spending);
  const amount = random.happens(0.4) ? random.pick(ROUND) : money(random);
  // A transfer in three goes to a card.
  const cards = ofKind(telling, 'credit', 'loan');
  const others = household.accounts.filter(
    (account) =>
      account !== from &&
      account.type !== 'credit' &&
      account.type !== 'loan' &&
      (account.currency === 'USD' || random.happens(0.1)),
  );
  const to = cards.length > 0 && random.happens(0.35) ? random.pick(cards) : random.pick(others);
  transfer(telling, from, to, at, amount);
}

/** Three transfers of one amount within two days, to different accounts if there are as many. */
function addThreeOfOneAmount(telling: Telling, at: number): void {
  const { random } = telling;
  const amount = random.pick(ROUND);
  const spending = ofKind(telling, 'depository').filter(({ currency }) => currency === 'USD');
  for (let count = 0; count < 3; count++) {
    const from = random.pick(spending);
    const to = random.pick([...spending, ...ofKind(telling, 'investment')].filter((each) => each !== from));
    transfer(telling, from, to, at + random.between(0, 1), amount);
  }
}

function addDistraction(telling: Telling, at: number): void {
  const { random, household } = telling;
  const spending = ofKind(telling, 'depository', 'credit').filter(({ currency }) => currency === 'USD');
  const checking = ofKind(telling, 'depository').filter(({ currency }) => currency === 'USD');
  const [shop, category] = random.pick(SHOPS);
  const amount = random.happens(0.6) ? random.pick(ROUND) : money(random);
  const one = random.pick(spending);
  const other = random.pick(spending);
  const person = random.pick(checking);
  const kinds: (() => void)[] = [
    // A purchase, and its refund on another account or soon after.
    () => addRow(telling, one, at, amount, shop, category),
    () => {
      addRow(telling, one, at, amount, shop, category);
      addRow(
        telling,
        other,
        at + random.between(0, 4),
        `-${amount}`,
        random.pick([shop, `${shop} REFUND`, 'RETURN CREDIT']),
        category,
      );
    },
    // A bill that is split: a friend pays back the amount that another purchase happens to cost.
    () => {
      addRow(telling, one, at, amount, shop, category);
      addRow(
        telling,
        person,
        at + random.between(0, 3),
        `-${amount}`,
        `ZELLE FROM ${random.pick(FRIENDS).toUpperCase()}`,
        'transfer-in-account-transfer',
      );
    },
    () => {
      addRow(
        telling,
        person,
        at,
        amount,
        `Zelle payment to ${random.pick(FRIENDS)}`,
        'transfer-out-account-transfer',
      );
      addRow(
        telling,
        random.pick(checking),
        at,
        `-${amount}`,
        `VENMO CASHOUT ${random.pick(FRIENDS)}`,
        'transfer-in-account-transfer',
      );
    },
    // Cash.
    () => {
      addRow(telling, person, at, amount, 'ATM WITHDRAWAL 000412', 'transfer-out-withdrawal');
      addRow(
        telling,
        random.pick(checking),
        at + 1,
        `-${amount}`,
        random.pick(['MOBILE CHECK DEPOSIT', 'CASH DEPOSIT BRANCH 12']),
        'transfer-in-deposit',
      );
    },
    () => addRow(telling, person, at, `-${money(random)}`, 'ACME CORP PAYROLL', 'income-wages'),
    () => addRow(telling, person, at, `-${amount}`, 'ACME CORP EXPENSE REIMBURSEMENT', 'income-other-income'),
    // To an account that is not linked, and from one, of an amount that is common.
    () =>
      addRow(
        telling,
        person,
        at,
        amount,
        'TRANSFER TO BROKERAGE',
        'transfer-out-investment-and-retirement-funds',
      ),
    () => addRow(telling, person, at, `-${amount}`, 'INTEREST PAYMENT', 'income-interest-earned'),
    // One that leaves as one and arrives in two parts.
    () => {
      const to = random.pick(
        household.accounts.filter((account) => account !== person && account.type === 'depository'),
      );
      const part = (Number(amount) * 0.4).toFixed(2);
      const rest = (Number(amount) - Number(part)).toFixed(2);
      addRow(telling, person, at, amount, 'TRANSFER', 'transfer-out-account-transfer');
      addRow(telling, to, at, `-${part}`, 'TRANSFER', 'transfer-in-account-transfer');
      addRow(telling, to, at, `-${rest}`, 'TRANSFER', 'transfer-in-account-transfer');
    },
    // Rent by a bank transfer, where every payment is one.
    () =>
      addRow(
        telling,
        person,
        at,
        amount,
        `ÜBERWEISUNG HAUSVERWALTUNG ${random.pick(FRIENDS).toUpperCase()}`,
        'rent-and-utilities-rent',
      ),
    () => addRow(telling, random.pick(ofKind(telling, 'credit')), at, `-${amount}`, 'STATEMENT CREDIT', null),
  ];
  random.pick(kinds)();
}
