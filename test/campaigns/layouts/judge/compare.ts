/** Holds what was stored against the truth of the file. */
import { swapDayAndMonth } from '../files/dates.ts';
import type { GeneratedFile, TruthRow } from '../files/generatedFile.ts';

/** A transaction as the API returns it, with what is judged. */
export interface Stored {
  date: string;
  amount: number;
  iso_currency_code: string | null;
  name: string;
  merchant_name: string | null;
}

export interface Comparison {
  /** Kinds of money gone wrong, each with the number of rows; empty if all is right. */
  faults: Map<string, number>;
  /** Some of the rows at fault, with what was stored instead. */
  examples: string[];
  uselessNames: number;
  garbledNames: number;
  unreadCurrencies: number;
}

type Pair = [TruthRow, Stored];
const MAX_EXAMPLES = 3;

export function compare(file: GeneratedFile, stored: readonly Stored[]): Comparison {
  const choices = Math.max(1, ...file.truth.rows.map(({ dates }) => dates.length));
  const tries = Array.from({ length: choices }, (_, choice) => matchRows(file, stored, choice));
  const best = tries.reduce((left, right) => (right.pairs.length > left.pairs.length ? right : left));
  const faults = new Map<string, number>();
  const examples: string[] = [];
  const add = (fault: string, row?: TruthRow, each?: Stored) => {
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
    if (examples.length < MAX_EXAMPLES) examples.push(describeFault(fault, file, row, each));
  };
  explain(file, best.missing, best.extra, add);
  let unreadCurrencies = 0;
  for (const each of stored) {
    const { truth, layout } = file;
    const currency = each.iso_currency_code;
    if (currency === null) {
      if (layout.currencyPlace === 'column') add('currency of a column missing', undefined, each);
      else if (truth.isCurrencyStated) unreadCurrencies += 1;
    } else if (currency !== truth.currency) add('other currency', undefined, each);
  }
  return { faults, examples, unreadCurrencies, ...judgeNames(file, best.pairs) };
}

function describeFault(fault: string, { truth }: GeneratedFile, row?: TruthRow, stored?: Stored): string {
  const expected = row && `${row.dates[0]} ${row.amount / 10 ** truth.digits} …${row.word}…`;
  const found =
    stored && `${stored.date} ${stored.amount} ${stored.iso_currency_code} ${JSON.stringify(stored.name)}`;
  return [`${fault}:`, expected && `true is ${expected}`, found && `stored is ${found}`]
    .filter(Boolean)
    .join(' ');
}

/** Pairs rows of the same date and amount, where possible of the same name; `choice` says which date counts. */
function matchRows({ truth }: GeneratedFile, stored: readonly Stored[], choice: number) {
  const left = new Set(stored);
  const pairs: Pair[] = [];
  const missing: TruthRow[] = [];
  for (const row of truth.rows) {
    const date = row.dates[Math.min(choice, row.dates.length - 1)];
    const equal = [...left].filter(
      (each) => each.date === date && toMinor(each.amount, truth.digits) === row.amount,
    );
    const match = equal.find((each) => isNamed(row, each)) ?? equal[0];
    if (match) {
      left.delete(match);
      pairs.push([row, match]);
    } else missing.push(row);
  }
  return { pairs, missing, extra: [...left] };
}

/** Null for an amount that has more digits than its currency. */
function toMinor(amount: number, digits: number): number | null {
  const minor = Math.round(amount * 10 ** digits);
  return Math.abs(amount * 10 ** digits - minor) < 1e-6 ? minor : null;
}

function explain(
  { truth }: GeneratedFile,
  missing: readonly TruthRow[],
  extra: readonly Stored[],
  add: (fault: string, row?: TruthRow, stored?: Stored) => void,
): void {
  const left = new Set(extra);
  const rows = new Set(missing);
  const unit = 10 ** truth.digits;
  const take = (fault: string, fits: (row: TruthRow, stored: Stored, minor: number) => boolean) => {
    for (const row of rows) {
      const match = [...left].find((each) => fits(row, each, Math.round(each.amount * unit)));
      if (!match) continue;
      left.delete(match);
      rows.delete(row);
      add(fault, row, match);
    }
  };
  const sameDay = (row: TruthRow, { date }: Stored) => row.dates.includes(date);
  const isSwapped = (row: TruthRow, { date }: Stored) =>
    row.dates.some((each) => swapDayAndMonth(each) === date);
  take('other sign', (row, each, minor) => sameDay(row, each) && minor === -row.amount);
  take('day and month exchanged', (row, each, minor) => isSwapped(row, each) && minor === row.amount);
  take('other date', (row, each, minor) => minor === row.amount && isNamed(row, each));
  take('other date', (row, _each, minor) => minor === row.amount);
  take('decimals', (row, each, minor) => sameDay(row, each) && isPowerOfTen(minor, row.amount));
  take('other amount', (row, each) => sameDay(row, each) && isNamed(row, each));
  take('date and sign', (row, _each, minor) => minor === -row.amount);
  for (const each of left) {
    const minor = Math.abs(Math.round(each.amount * unit));
    const decoy = truth.decoys.find(({ amount }) => amount === minor);
    add(decoy ? `${decoy.what} stored` : 'extra row', undefined, each);
  }
  for (const row of rows) add('row missing', row);
}

function isPowerOfTen(minor: number, amount: number): boolean {
  if (minor === 0 || Math.sign(minor) !== Math.sign(amount)) return false;
  const power = Math.log10(Math.abs(minor / amount));
  return power !== 0 && Math.abs(power - Math.round(power)) < 1e-6;
}

function isNamed({ word }: TruthRow, { name, merchant_name }: Stored): boolean {
  return `${name}\n${merchant_name ?? ''}`.toLowerCase().includes(word.toLowerCase());
}

function judgeNames({ layout }: GeneratedFile, pairs: readonly Pair[]) {
  const unnamed = pairs.filter(([row, stored]) => !isNamed(row, stored));
  const isLegacy = !layout.encoding.startsWith('utf-');
  const garbled = unnamed.filter(
    ([{ word }, { name }]) => name.includes('\ufffd') || (isLegacy && /[^\x20-\x7e]/.test(word)),
  );
  return { garbledNames: garbled.length, uselessNames: unnamed.length - garbled.length };
}
