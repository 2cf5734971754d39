import { addDays, type Day, dayOfMonth, daysBetween, isDay } from '../calendar.ts';
import { type Decimal, decimalOf, unitsOf } from '../decimal.ts';
import { generateHousehold, historyStart } from '../household/generateHousehold.ts';
import { merchants } from '../household/merchants.ts';
import type { Account, Entry, Institution, Login } from './entry.ts';
import { inMemoryHistory } from './inMemoryHistory.ts';

/**
 * A login whose data is a custom user of Plaid's sandbox. All fields of the configuration are optional. Fields of
 * other products (holdings, identity, liabilities, payment numbers) are accepted and ignored.
 */
export class CustomUserInvalid extends Error {
  override name = 'CustomUserInvalid';
}

type Fields = Record<string, unknown>;

export function parseConfiguration(text: string): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new CustomUserInvalid('the custom user configuration is not valid JSON');
  }
  return fieldsOf(parsed, 'configuration');
}

/** Plaid's limit for a custom user. */
const MAX_ACCOUNTS = 10;

/** The days that decide what has posted and where dates that are rolled forward end. */
export interface Days {
  today: Day;
  enrolledOn: Day;
  startedOn: Day;
}

export function customLogin(
  institution: Institution,
  username: string,
  configuration: string,
  { today, enrolledOn, startedOn }: Days,
): Login {
  const {
    override_accounts: configured,
    roll_dates_forward: isRolled,
    seed,
  } = parseConfiguration(configuration);
  const overrides = isRolled === true ? rollDatesForward(configured, enrolledOn) : configured;
  if (overrides === undefined) {
    const from = historyStart(startedOn);
    const household = generateHousehold({ today, from, seed: textOf(seed, 'seed') ?? 'custom' });
    const login = household.logins[0];
    if (!login) throw new Error('the household has no logins');
    return { ...login, institution, username };
  }
  const entries: Entry[] = [];
  const fields = listOf(overrides, 'override_accounts').map((each) => fieldsOf(each, 'override_accounts'));
  if (fields.length > MAX_ACCOUNTS) {
    throw new CustomUserInvalid(`override_accounts must not be more than ${MAX_ACCOUNTS}`);
  }
  // Payroll accounts belong to another product and have no balance.
  const bankAccounts = fields.filter(({ type }) => type !== 'payroll');
  const accounts = bankAccounts.map((fields, index) => {
    const account = accountOf(fields, index);
    const own = [
      ...listOf(fields.transactions ?? [], 'transactions').flatMap((each, nth) => {
        const transaction = fieldsOf(each, `transactions[${nth}]`);
        return isEmpty(transaction) ? [] : entryOf(transaction, account, nth, today);
      }),
      ...monthlyIncome(fields, account, startedOn, today),
    ];
    entries.push(...own);
    return withOpeningBalance(account, own);
  });
  const order = ({ date, key }: Entry) => `${date} ${key}`;
  entries.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return { institution, username, accounts, history: inMemoryHistory(entries) };
}

/** Moves all dates by the same number of days, so that the latest activity is on the day of enrollment. */
function rollDatesForward(overrides: unknown, enrolledOn: Day): unknown {
  const activities = ['date_transacted', 'date_posted', 'date', 'institution_price_as_of'];
  let latest: Day | null = null;
  replaceDates(overrides, (day, name) => {
    if (activities.includes(name) && (latest === null || day > latest)) latest = day;
    return day;
  });
  if (latest === null) return overrides;
  const days = daysBetween(latest, enrolledOn);
  return replaceDates(overrides, (day) => addDays(day, days));
}

/** Returns the value with each date in it replaced. */
function replaceDates(value: unknown, replace: (day: Day, name: string) => Day, name = ''): unknown {
  if (isDay(value)) return replace(value, name);
  if (Array.isArray(value)) return value.map((each) => replaceDates(each, replace, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, replaceDates(each, replace, key)]),
  );
}

const defaultSubtypes: Record<Account['type'], string> = {
  depository: 'checking',
  credit: 'credit card',
  loan: 'student',
  investment: 'brokerage',
  other: 'other',
};

function accountOf(fields: Fields, index: number): Account {
  const meta = fieldsOf(fields.meta ?? {}, 'meta');
  const numbers = fieldsOf(fields.numbers ?? {}, 'numbers');
  const type = textOf(fields.type, 'type') ?? 'depository';
  if (!isAccountType(type)) throw new CustomUserInvalid(`account type '${type}' is not one of the sandbox's`);
  const subtype = textOf(fields.subtype, 'subtype') ?? defaultSubtypes[type];
  const number =
    textOf(numbers.account, 'numbers.account') ??
    textOf(numbers.international_iban, 'numbers.international_iban');
  const mask = textOf(meta.mask, 'meta.mask');
  if (mask !== null && !/^([A-Za-z0-9]{2,4})?$/.test(mask)) {
    throw new CustomUserInvalid('meta.mask must be empty or 2 to 4 letters and digits');
  }
  const forced = fields.force_available_balance;
  const hidden = fields.has_null_available_balance === true;
  if (hidden && forced !== undefined) {
    throw new CustomUserInvalid('force_available_balance and has_null_available_balance exclude each other');
  }
  return {
    key: `custom-${index}`,
    name:
      textOf(meta.name, 'meta.name') ?? `Plaid ${subtype.replace(/^./, (letter) => letter.toUpperCase())}`,
    officialName: textOf(meta.official_name, 'meta.official_name'),
    type,
    subtype,
    mask: mask ?? number?.slice(-4) ?? String(index).padStart(4, '0'),
    currency: textOf(fields.currency, 'currency') ?? 'USD',
    openingBalance: decimalFrom(fields.starting_balance ?? 100, 'starting_balance'),
    limit: meta.limit === undefined ? null : decimalFrom(meta.limit, 'meta.limit'),
    ...(hidden ? { stated: { available: null } } : {}),
    ...(forced === undefined
      ? {}
      : { stated: { available: decimalFrom(forced, 'force_available_balance') } }),
  };
}

/** The configured starting balance includes the account's transactions; the opening balance does not. */
function withOpeningBalance(account: Account, entries: Entry[]): Account {
  const owes = account.type === 'credit' || account.type === 'loan';
  const sum = entries.reduce((total, { amount, pending }) => total + (pending ? 0n : unitsOf(amount)), 0n);
  return { ...account, openingBalance: decimalOf(unitsOf(account.openingBalance) + (owes ? -sum : sum)) };
}

function entryOf(fields: Fields, account: Account, index: number, today: Day): Entry {
  const { date_transacted: transacted, date_posted: posted } = fields;
  if (!isDay(transacted) || !isDay(posted)) {
    throw new CustomUserInvalid('date_transacted and date_posted must be dates such as 2026-01-31');
  }
  const pending = posted > today;
  const amount = decimalFrom(fields.amount, 'amount');
  const name = textOf(fields.description, 'description') ?? '';
  const key = `${account.key}/${index}`;
  return {
    key: pending ? `${key}/pending` : key,
    accountKey: account.key,
    amount,
    currency: textOf(fields.currency, 'currency') ?? account.currency,
    date: pending ? transacted : posted,
    datetime: null,
    authorizedDate: transacted,
    authorizedDatetime: null,
    name,
    ...enrichment(name, amount),
    pending,
    pendingKey: null,
  };
}

/** Returns the merchant named in the statement text; without one, a category by the direction of the money. */
export function enrichment(
  name: string,
  amount: Decimal,
): Pick<Entry, 'merchantName' | 'category' | 'channel'> {
  const folded = name.toLowerCase();
  const merchant = merchants.find(
    ({ name, descriptor }) => folded.includes(name.toLowerCase()) || folded === descriptor.toLowerCase(),
  );
  if (merchant)
    return { merchantName: merchant.name, category: merchant.category, channel: merchant.channel };
  const category = amount.startsWith('-')
    ? 'INCOME_OTHER_INCOME'
    : 'GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE';
  return { merchantName: null, category, channel: 'other' };
}

/** Returns the entries of the inflow model `monthly-income`; other models add none. */
function monthlyIncome(fields: Fields, account: Account, startedOn: Day, today: Day): Entry[] {
  if (fields.inflow_model === undefined) return [];
  const model = fieldsOf(fields.inflow_model, 'inflow_model');
  if (model.type !== 'monthly-income') return [];
  const amount = decimalOf(-unitsOf(decimalFrom(model.income_amount, 'income_amount')));
  const name = textOf(model.transaction_name, 'transaction_name') ?? 'INCOME';
  const entries: Entry[] = [];
  for (let day = historyStart(startedOn); day <= today; day = addDays(day, 1)) {
    const isLast = dayOfMonth(addDays(day, 1)) === 1;
    const due =
      model.payment_day_of_month === 'last' ? isLast : dayOfMonth(day) === Number(model.payment_day_of_month);
    if (!due) continue;
    entries.push({
      key: `${account.key}/income/${day}`,
      accountKey: account.key,
      amount,
      currency: account.currency,
      date: day,
      datetime: null,
      authorizedDate: null,
      authorizedDatetime: null,
      name,
      merchantName: null,
      category: 'INCOME_WAGES',
      channel: 'other',
      pending: false,
      pendingKey: null,
    });
  }
  return entries;
}

/** Returns the fields that are not null. Plaid's published template has null for every field not filled in. */
function fieldsOf(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CustomUserInvalid(`${where} must be an object`);
  }
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
}

function listOf(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw new CustomUserInvalid(`${where} must be an array`);
  return value;
}

function textOf(value: unknown, where: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new CustomUserInvalid(`${where} must be a string`);
  return value;
}

const isEmpty = (fields: Fields): boolean => Object.keys(fields).length === 0;

/** Returns decimal text for an amount given as number or text; rounding removes floating-point remainders. */
export function decimalFrom(value: unknown, where: string): Decimal {
  const text = typeof value === 'number' ? String(Number(value.toFixed(4))) : value;
  if (typeof text !== 'string' || !/^-?\d+(\.\d{1,4})?$/.test(text)) {
    throw new CustomUserInvalid(`${where} must be a number with at most four decimal places`);
  }
  return decimalOf(unitsOf(text));
}

function isAccountType(type: string): type is Account['type'] {
  return type in defaultSubtypes;
}
