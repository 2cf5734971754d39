import { isCalled } from '../columnProfiles.ts';
import { currencyOfHeader, findCurrencyColumns, isCurrencyOf } from '../currencies.ts';
import type { MoneyInput } from './moneyInput.ts';
import type { NumberColumn } from './numberColumns.ts';

export interface AmountChoice {
  column: NumberColumn | null;
  /** The columns between which nothing decides; empty where there is none at all. */
  alternatives: NumberColumn[];
  because: string;
}

/** The amount of a movement stands in nearly every row. */
const NEEDED_SHARE = 0.9;
const FEW_ROWS = 2;

/** Chooses the column of amounts where no balance proves one: by what the columns are not, then by their names. */
export function chooseAmount(input: MoneyInput, except: ReadonlySet<number>): AmountChoice {
  const possible = input.numbers.filter(
    (column) =>
      !except.has(column.column) &&
      !column.isIdentifier &&
      column.profile.filled >= input.rows.length * NEEDED_SHARE &&
      !isCalled(column.profile, 'rate'),
  );
  const movements = possible.filter(({ profile }) => !isBalance(profile) && !isFee(profile));
  const moving = movements.filter(({ positives, negatives }) => positives + negatives > 0);
  // A row or two without a header may have a whole amount beside a balance with decimals.
  const isBare = input.rows.length <= FEW_ROWS && moving.every(({ profile }) => profile.header === '');
  const withDecimals = (moving.length > 0 ? moving : movements).filter(
    ({ hasDecimals, isSigned }) => hasDecimals || isSigned || isBare,
  );
  const amounts = withDecimals.length > 0 ? withDecimals : moving.length > 0 ? moving : movements;
  const net = findNet(amounts, possible);
  if (net) return { column: net, alternatives: [], because: 'It is the sum of the others.' };
  const choice = narrow(dropEqual(amounts), input);
  const named = input.numbers.filter(
    ({ profile, column }) => isNamedAmount(profile) && !isBesideCurrencies(column, input),
  );
  if (
    choice.column &&
    named.length > 0 &&
    !named.includes(choice.column) &&
    !except.has(named[0]?.column ?? -1)
  ) {
    // Rows without an amount may be notes, and what all of them have may be a number of the account.
    const isOpen = !isCalled(choice.column.profile, 'accountCurrency');
    if (isOpen) return { column: null, alternatives: [...named, choice.column], because: '' };
  }
  return choice;
}

const isNamedAmount = (profile: NumberColumn['profile']) =>
  isCalled(profile, 'amount') && !isCalled(profile, 'foreign') && !isBalance(profile) && !isFee(profile);

const isBalance = (profile: NumberColumn['profile']) =>
  isCalled(profile, 'balance') || isCalled(profile, 'balanceBefore');
const isFee = (profile: NumberColumn['profile']) => isCalled(profile, 'fee') && !isCalled(profile, 'amount');

function narrow(columns: NumberColumn[], input: MoneyInput): AmountChoice {
  const [only] = columns;
  if (!only) return { column: null, alternatives: [], because: '' };
  if (columns.length === 1)
    return { column: only, alternatives: [], because: 'No other column holds amounts.' };
  const steps: [string, (column: NumberColumn) => boolean][] = [
    [
      `It is in ${input.currency}, the currency of the account.`,
      (column) => isInAccountCurrency(column, input),
    ],
    ['The currency beside it is the same in every row.', ({ column }) => !isBesideCurrencies(column, input)],
    ["Its header names the account's currency.", ({ profile }) => isCalled(profile, 'accountCurrency')],
    ['The others are called original or foreign amounts.', ({ profile }) => !isCalled(profile, 'foreign')],
    [
      'Its header calls it the amount.',
      ({ profile }) => isCalled(profile, 'amount') && !isCalled(profile, 'foreign'),
    ],
  ];
  let open = columns;
  for (const [because, test] of steps) {
    const kept = open.filter(test);
    const [column] = kept;
    if (column && kept.length === 1) return { column, alternatives: [], because };
    if (kept.length > 0) open = kept;
  }
  return { column: null, alternatives: open, because: '' };
}

function isInAccountCurrency(column: NumberColumn, input: MoneyInput): boolean {
  if (input.currency === null) return false;
  const named = currencyOfHeader(input.label(column.column));
  if (named) return named === input.currency;
  return isCurrencyOf(column.column, input, input.currency);
}

/** Whether the rows name different currencies beside a column, as they do beside an original amount. */
function isBesideCurrencies(column: number, input: MoneyInput): boolean {
  return (currencyBeside(column, input)?.distinct ?? 0) > 1;
}

/** Whether only some rows name a currency beside a column: that of an amount before its exchange. */
export function isOriginal(column: number, input: MoneyInput): boolean {
  const currency = currencyBeside(column, input);
  return currency !== undefined && currency.filled < input.rows.length * NEEDED_SHARE;
}

function currencyBeside(column: number, { profiles }: MoneyInput) {
  const currencies = findCurrencyColumns(profiles);
  const behind = currencies.find((one) => one.column === column + 1);
  if (behind) return behind;
  const inFront = currencies.find((one) => one.column === column - 1);
  // A currency belongs to the amount in front of it before the one behind it.
  const isOfAnother = profiles.some((one) => one.column === column - 2 && one.kind === 'number');
  return isOfAnother ? undefined : inFront;
}

/** Columns with the same numbers in every row are one: the first of them, or the one with signs. */
function dropEqual(columns: readonly NumberColumn[]): NumberColumn[] {
  const kept: NumberColumn[] = [];
  for (const column of columns) {
    const position = kept.findIndex((other) => haveSameMagnitudes(column, other));
    if (position === -1) kept.push(column);
    else if (isBetter(column, kept[position])) kept[position] = column;
  }
  return kept;
}

const isBetter = (column: NumberColumn, other: NumberColumn | undefined): boolean => {
  if (!other) return true;
  if (column.isSigned !== other.isSigned) return column.isSigned;
  return isCalled(other.profile, 'foreign') && !isCalled(column.profile, 'foreign');
};

const magnitude = (value: bigint | null | undefined): bigint => {
  const number = value ?? 0n;
  return number < 0n ? -number : number;
};

const haveSameMagnitudes = (one: NumberColumn, other: NumberColumn): boolean =>
  one.values.every((value, row) => magnitude(value) === magnitude(other.values[row]));

/** Of gross, fee and net, the net moves the account: it is the sum of the other two in every row. */
function findNet(amounts: readonly NumberColumn[], all: readonly NumberColumn[]): NumberColumn | null {
  for (const net of amounts) {
    for (const gross of amounts) {
      if (gross === net) continue;
      const fee = all.find(
        (column) =>
          column !== net &&
          column !== gross &&
          column.values.every(
            (value, row) => (net.values[row] ?? 0n) === (gross.values[row] ?? 0n) + (value ?? 0n),
          ),
      );
      if (fee && isFee(fee.profile)) return net;
    }
  }
  return null;
}
