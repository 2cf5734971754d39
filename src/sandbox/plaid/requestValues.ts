import { PlaidFailure } from './plaidFailure.ts';
import { listOf, numberOf } from './requestFields.ts';

/** Checks of a field's value beyond its type. Each throws PlaidFailure INVALID_FIELD. */

const COUNTRIES = 'US GB ES NL FR IE CA DE IT PL DK NO SE EE LT LV PT BE AT FI'.split(' ');
const LANGUAGES = 'da nl en et fr de hi it lv lt no pl pt ro es sv vi'.split(' ');
/** The products of a bank's item. The sandbox does not offer Plaid's other products. */
const PRODUCTS = [
  'assets',
  'auth',
  'balance',
  'identity',
  'investments',
  'liabilities',
  'recurring_transactions',
  'signal',
  'statements',
  'transactions',
  'transactions_refresh',
  'transfer',
];
const MAX_DAYS = 730;

export function checkCountries(codes: unknown): void {
  checkList('country_codes', codes, COUNTRIES);
}

export function checkProducts(name: string, products: unknown, { mayBeEmpty = false } = {}): void {
  if (mayBeEmpty && listOf(products).length === 0) return;
  checkList(name, products, PRODUCTS);
}

export function checkLanguage(language: string | null): void {
  if (language === null || !LANGUAGES.includes(language)) {
    throw new PlaidFailure('INVALID_FIELD', `language must be one of ${LANGUAGES.join(', ')}`);
  }
}

/** Checks the requested days of history; undefined is valid. */
export function checkDays(name: string, days: unknown): void {
  if (days === undefined) return;
  const number = numberOf(days);
  if (number === null || !Number.isInteger(number) || number < 1 || number > MAX_DAYS) {
    throw new PlaidFailure('INVALID_FIELD', `${name} must be between 1 and ${MAX_DAYS}`);
  }
}

function checkList(name: string, values: unknown, known: readonly string[]): void {
  if (!Array.isArray(values) || values.length === 0) {
    throw new PlaidFailure('INVALID_FIELD', `${name} must be a non-empty array`);
  }
  const unknown = values.filter((value) => typeof value !== 'string' || !known.includes(value));
  if (unknown.length > 0) {
    throw new PlaidFailure('INVALID_FIELD', `${name} has unknown values: ${unknown.join(', ')}`);
  }
}
