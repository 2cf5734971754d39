import type { AccountName, Household, ModelRow } from './household.ts';

/** Answers from the household's own records. It shares nothing with src: amounts are cents, and sums are made by hand. */

export const dollars = (cents: number): number => Number((cents / 100).toFixed(2));
export const sum = (rows: readonly ModelRow[]): number => rows.reduce((total, { cents }) => total + cents, 0);
export const between =
  (from: string, to: string) =>
  ({ date }: ModelRow): boolean =>
    date >= from && date < to;
export const inMonth =
  (month: string) =>
  ({ date }: ModelRow): boolean =>
    date.startsWith(month);
export const inUsd = ({ currency }: ModelRow): boolean => currency === 'USD';
/** Wages are the only income; a refund lowers spending. */
export const isSpending = (row: ModelRow): boolean => !row.isTransfer && row.category !== 'income-wages';
export const isGrocery = ({ category }: ModelRow): boolean => category === 'food-and-drink-groceries';
export const of =
  (merchant: string) =>
  (row: ModelRow): boolean =>
    row.merchant === merchant;

export function sumsBy(rows: readonly ModelRow[], keyOf: (row: ModelRow) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.cents);
  return sums;
}

export const largest = (sums: Map<string, number>): [string, number] =>
  [...sums].reduce((most, each) => (each[1] > most[1] ? each : most), ['', Number.NEGATIVE_INFINITY]);

/** What an account held at the end of a day: today's balance, and what went out since comes back. */
export const balanceOn = ({ rows, balances }: Household, account: AccountName, day: string): number => {
  const since = sum(rows.filter((row) => row.account === account && row.date > day && !row.pending));
  return account === 'Visa' ? balances[account] - since : balances[account] + since;
};
