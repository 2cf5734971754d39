/** The columns that carry amounts, in the style of the layout. */
import type { Random } from '../../../support/random.ts';
import type { WordKey } from '../words/language.ts';
import type { Column, Line } from './columns.ts';
import type { Layout, Minus } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { writeNumber } from './numbers.ts';

export interface AmountWriter {
  /** Adds the currency to the header of an amount, where the layout states it there. */
  header(word: string): string;
  /** Writes an amount with its sign as it is to be printed. */
  signed(minor: number, minus: Minus): string;
  unsigned(minor: number): string;
  balance(line: Line): string;
  /** Writes an amount of another currency; positive is money out. */
  foreign(minor: number, digits: number): string;
}

const SYMBOLS: Record<string, string> = { EUR: '€', GBP: '£', USD: '$', INR: '₹', JPY: '￥', PLN: 'zł' };

/** How some headers state a currency, such as "Débit euros". */
const IN_HEADERS: [RegExp, string][] = [
  [/€|EUR|euros/, 'EUR'],
  [/\bTL\b/, 'TRY'],
  [/R\$/, 'BRL'],
  [/円/, 'JPY'],
  [/元/, 'CNY'],
  ...['SEK', 'DKK', 'NOK', 'BGN', 'RON'].map((code): [RegExp, string] => [new RegExp(`\\b${code}\\b`), code]),
];

export function statedCurrency(header: string): string | null {
  return IN_HEADERS.find(([pattern]) => pattern.test(header))?.[1] ?? null;
}

/** Whether a bank can print the header over amounts of this currency. */
export function suits(header: string, currency: string): boolean {
  return [null, currency].includes(statedCurrency(header));
}

export function createAmountWriter(layout: Layout, ledger: Ledger): AmountWriter {
  const { number, precision, currencyPlace, currencyForm } = layout;
  const digitsOf = (digits: number) => (digits === 0 ? precision : precision === 'two' ? 'full' : precision);
  const write = (minor: number, digits: number) =>
    writeNumber(Math.abs(minor), digits, number, digitsOf(digits));
  const withCurrency = (text: string): string => {
    if (currencyPlace !== 'cell') return text;
    const symbol = SYMBOLS[ledger.currency];
    if (currencyForm === 'symbol' && symbol !== undefined && number.decimal === '.')
      return `${symbol}${text}`;
    if (currencyForm === 'symbol' && symbol !== undefined) return `${text} ${symbol}`;
    return currencyForm === 'prefix' ? `${ledger.currency} ${text}` : `${text} ${ledger.currency}`;
  };
  const sign = (text: string, isNegative: boolean, minus: Minus): string => {
    if (!isNegative) return text;
    switch (minus) {
      case 'hyphen':
        return `-${text}`;
      case 'unicode':
        return `\u2212${text}`;
      case 'trailing':
        return `${text}-`;
      case 'parentheses':
        return `(${text})`;
    }
  };
  /** Currencies in front stay behind the sign, and those behind stay behind a trailing minus. */
  const compose = (minor: number, isNegative: boolean, minus: Minus) => {
    const isPrefixed = currencyForm === 'prefix' || (currencyForm === 'symbol' && number.decimal === '.');
    const text = write(minor, ledger.digits);
    return isPrefixed || currencyPlace !== 'cell'
      ? sign(withCurrency(text), isNegative, minus)
      : withCurrency(sign(text, isNegative, minus));
  };
  const ownMinus: Minus = 'minus' in layout.money ? layout.money.minus : 'hyphen';
  return {
    header: (word) =>
      currencyPlace === 'header' && statedCurrency(word) === null ? `${word} (${ledger.currency})` : word,
    signed: (minor, minus) => compose(minor, minor < 0, minus),
    unsigned: (minor) => withCurrency(write(minor, ledger.digits)),
    balance: (line) => {
      if (line.kind === 'total') return '';
      if (line.balance === null) return '';
      return compose(line.balance, line.balance < 0, ownMinus);
    },
    foreign: (minor, digits) => {
      const isInverted = layout.money.kind === 'signed' && layout.money.inverted;
      const isNegative = layout.money.kind === 'signed' && (isInverted ? minor < 0 : minor > 0);
      return sign(write(minor, digits), isNegative, ownMinus);
    },
  };
}

/** The groups of columns that stay side by side. */
export function moneyColumns(
  random: Random,
  layout: Layout,
  amounts: AmountWriter,
  header: (key: WordKey) => string,
): Column[][] {
  const { money, market, balanceRows } = layout;
  const pairs = market.language.pairs;
  /** The amount of a line, positive for money out, or null where the line has none. */
  const outOf = (line: Line): number | null => {
    switch (line.kind) {
      case 'movement':
        return line.movement.amount;
      case 'balance':
        return balanceRows === 'amount column' ? -line.balance : null;
      case 'total':
        return line.out - line.in;
    }
  };
  const amount = (write: (out: number, line: Line) => string, word = header('amount')): Column => ({
    role: 'amount',
    header: amounts.header(word),
    write: (line) => {
      const out = outOf(line);
      return out === null ? '' : write(out, line);
    },
  });
  switch (money.kind) {
    case 'signed': {
      const factor = money.inverted ? 1 : -1;
      const column = amount((out) => {
        const text = amounts.signed(factor * out, money.minus);
        return money.plus && factor * out > 0 ? `+${text}` : text;
      });
      if (!money.alsoDirection) return [[column]];
      const [out, into] = random.pick(pairs.directions);
      return [[column], [directionColumn(header('direction'), out, into, outOf)]];
    }
    case 'pair': {
      const columns = pairColumns(random, amounts, money);
      return money.alsoSigned ? [[amount((out) => amounts.signed(-out, 'hyphen'))], columns] : [columns];
    }
    case 'direction': {
      const [out, into] = money.words;
      const columns = [
        amount((value) => amounts.unsigned(value)),
        directionColumn(money.header, out, into, outOf),
      ];
      return random.happens(0.6) ? [columns] : columns.map((column) => [column]);
    }
    case 'suffix': {
      const [out, into] = money.words;
      const suffix = (value: number) => (value > 0 ? (money.onlyIn ? '' : out) : into);
      return [
        [
          amount((value) => {
            const word = suffix(value);
            return `${amounts.unsigned(value)}${word === '' ? '' : money.space}${word}`;
          }),
        ],
      ];
    }
    case 'net': {
      const fee = (line: Line) => (line.kind === 'movement' ? line.fee : 0);
      const gross: Column = {
        role: 'gross',
        header: amounts.header('Gross'),
        write: (line) => {
          const out = outOf(line);
          return out === null ? '' : amounts.signed(-(out - fee(line)), money.minus);
        },
      };
      const charged: Column = {
        role: 'fee',
        header: amounts.header('Fee'),
        write: (line) => amounts.signed(-fee(line), money.minus),
      };
      return [[gross, charged, amount((out) => amounts.signed(-out, money.minus), 'Net')]];
    }
    case 'added fee': {
      const fee = (line: Line) => (line.kind === 'movement' ? line.fee : 0);
      const charged: Column = {
        role: 'fee',
        header: amounts.header('Fee'),
        write: (line) => amounts.signed(fee(line), money.minus),
      };
      return [[amount((out, line) => amounts.signed(-(out - fee(line)), money.minus), 'Amount'), charged]];
    }
  }
}

function directionColumn(
  header: string,
  out: string,
  into: string,
  outOf: (line: Line) => number | null,
): Column {
  return {
    role: 'direction',
    header,
    plainWord: out,
    write: (line) => {
      if (line.kind === 'total') return '';
      const amount = outOf(line);
      return amount === null ? '' : amount > 0 ? out : into;
    },
  };
}

function pairColumns(
  random: Random,
  amounts: AmountWriter,
  money: Extract<Layout['money'], { kind: 'pair' }>,
): Column[] {
  const nothing = () => (money.none === 'zero' ? amounts.unsigned(0) : money.none);
  const write = (value: number, isOut: boolean) =>
    isOut && money.isOutNegative ? amounts.signed(-value, 'hyphen') : amounts.unsigned(value);
  const side = (isOut: boolean) => (line: Line) => {
    switch (line.kind) {
      case 'balance':
        return '';
      case 'total':
        return write(isOut ? line.out : line.in, isOut);
      case 'movement': {
        const { amount } = line.movement;
        return amount > 0 === isOut ? write(Math.abs(amount), isOut) : nothing();
      }
    }
  };
  const [out, into] = money.headers;
  const columns: Column[] = [
    { role: 'out', header: amounts.header(out), write: side(true) },
    { role: 'in', header: amounts.header(into), write: side(false) },
  ];
  // Some banks print the deposits first.
  return random.happens(0.1) ? columns.reverse() : columns;
}
