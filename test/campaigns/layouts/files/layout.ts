/** The choices by which one bank's export differs from another's, made at random as real banks make them. */
import type { Random } from '../../../support/random.ts';
import type { OutIn } from '../words/language.ts';
import type { DateShape, DateStyle, TimeShape } from './dates.ts';
import { writeDate } from './dates.ts';
import type { Encoding } from './encode.ts';
import { type LedgerShape, type Movement, makeLedger } from './ledger.ts';
import { type Market, minorDigits } from './markets.ts';
import { suits } from './moneyColumns.ts';
import type { NumberStyle, Precision } from './numbers.ts';

export type Minus = 'hyphen' | 'trailing' | 'parentheses' | 'unicode';

export type Money =
  /** One column with signs; `inverted` as card issuers print it, charges positive. */
  | { kind: 'signed'; minus: Minus; plus: boolean; inverted: boolean; alsoDirection: boolean }
  /** One column for each direction; `none` is what the other one holds. */
  | { kind: 'pair'; headers: OutIn; none: '' | 'zero' | '-'; isOutNegative: boolean; alsoSigned: boolean }
  /** An amount without sign and a column of words. */
  | { kind: 'direction'; words: OutIn; header: string }
  /** CR or DR behind the amount; with `onlyIn`, nothing behind money out. */
  | { kind: 'suffix'; words: OutIn; onlyIn: boolean; space: string }
  /** Gross, fee and net; the net moves the account. */
  | { kind: 'net'; minus: Minus }
  /** An amount and a fee that is charged in addition, which only the balance shows. */
  | { kind: 'added fee'; minus: Minus };

export type CurrencyPlace = 'column' | 'header' | 'cell' | 'preamble' | 'none';
export type Naming = 'payee and text' | 'payee and type' | 'text alone' | 'joined text';

export interface Layout {
  market: Market;
  delimiter: ',' | ';' | '\t' | '|';
  hasSepLine: boolean;
  encoding: Encoding;
  number: NumberStyle;
  precision: Precision;
  date: DateStyle;
  extraDate: 'none' | 'value' | 'made';
  hasTimeColumn: boolean;
  money: Money;
  hasHeader: boolean;
  naming: Naming;
  hasBalance: boolean;
  isNewestFirst: boolean;
  currencyPlace: CurrencyPlace;
  currencyForm: 'suffix' | 'prefix' | 'symbol';
  extraColumns: readonly Extra[];
  hasStatus: boolean;
  preambleLines: number;
  hasFooter: boolean;
  /** Rows inside the table that state balances. */
  balanceRows: 'none' | 'balance column' | 'amount column';
  hasTotalRow: boolean;
  quoting: 'minimal' | 'all' | 'text' | 'never';
  lineEnd: '\r\n' | '\n' | '\r';
  hasTrailingColumn: boolean;
  hasPaddedCells: boolean;
  /** Lines outside the table have as many cells as its rows. */
  isPadded: boolean;
  isUpperCase: boolean;
  ledgerShape: LedgerShape;
}

export type Extra = 'type' | 'reference' | 'iban' | 'ownAccount' | 'category' | 'original';

/** With so few rows, how many are negative says nothing. */
export const FEW_ROWS = 3;

/** Picks one of the values as often as its weight says. */
export function weigh<Value>(random: Random, choices: readonly (readonly [number, Value])[]): Value {
  let left = random.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new Error('There is nothing to choose from.');
}

export function chooseLayout(random: Random, market: Market): Layout {
  const { language } = market;
  const hasHeader = random.happens(0.93);
  const money = chooseMoney(random, market, hasHeader);
  const number: NumberStyle = random.happens(0.12)
    ? { decimal: '.', group: '' }
    : random.pick(market.numbers);
  const delimiter = chooseDelimiter(random, number);
  const hasBalance = money.kind === 'added fee' || (!isInverted(money) && random.happens(0.45));
  const currencyPlace = chooseCurrencyPlace(random, hasHeader, money);
  const extras: [number, Extra][] = [
    [0.35, 'type'],
    [0.3, 'reference'],
    [0.3, 'iban'],
    [0.2, 'ownAccount'],
    [0.12, 'category'],
    [0.08, 'original'],
  ];
  return {
    market,
    delimiter,
    hasSepLine: delimiter !== '|' && random.happens(0.04),
    encoding: random.pick(market.encodings),
    number,
    precision: choosePrecision(random, market),
    date: chooseDate(random, market),
    extraDate: weigh(random, [
      [0.6, 'none'],
      [0.28, 'value'],
      [language.tag === 'en' && hasHeader ? 0.25 : 0, 'made'],
    ]),
    hasTimeColumn: hasHeader && random.happens(0.05),
    money,
    hasHeader,
    naming: chooseNaming(random, hasHeader),
    hasBalance,
    isNewestFirst: random.happens(0.55),
    currencyPlace,
    currencyForm: random.pick(['suffix', 'prefix', 'symbol']),
    extraColumns: hasHeader
      ? extras.filter(([probability]) => random.happens(probability)).map(([, extra]) => extra)
      : [],
    hasStatus: hasHeader && random.happens(0.15),
    preambleLines: choosePreamble(random, hasHeader, currencyPlace),
    hasFooter: hasHeader && random.happens(0.18),
    balanceRows: hasBalance && hasHeader ? chooseBalanceRows(random, money) : 'none',
    hasTotalRow: hasHeader && random.happens(0.05),
    quoting: chooseQuoting(random, delimiter, number),
    lineEnd: weigh(random, [
      [0.55, '\r\n'],
      [0.42, '\n'],
      [0.03, '\r'],
    ]),
    hasTrailingColumn: random.happens(0.06),
    hasPaddedCells: random.happens(0.03),
    isPadded: random.happens(0.3),
    isUpperCase: random.happens(0.25),
    ledgerShape: weigh(random, [
      [0.03, 'one row'],
      [0.04, 'one sign'],
      [0.07, 'low days'],
      [0.86, 'any'],
    ]),
  };
}

const isInverted = (money: Money) => money.kind === 'signed' && money.inverted;

function chooseMoney(random: Random, { language, currency }: Market, hasHeader: boolean): Money {
  const { words, pairs, tag } = language;
  const minus = weigh<Minus>(random, [
    [0.86, 'hyphen'],
    [0.05, 'trailing'],
    [0.04, 'parentheses'],
    [0.05, 'unicode'],
  ]);
  const pair = random.pick(pairs.pair.filter(([out]) => suits(out, currency)));
  const isOutNegative = random.happens(0.12);
  return weigh<() => Money>(random, [
    [
      47,
      () => ({
        kind: 'signed',
        minus,
        plus: minus === 'hyphen' && random.happens(0.06),
        inverted: false,
        alsoDirection: hasHeader && random.happens(0.08),
      }),
    ],
    [
      hasHeader ? 3 : 0,
      () => ({ kind: 'signed', minus, plus: false, inverted: true, alsoDirection: random.happens(0.1) }),
    ],
    [
      hasHeader ? 25 : 12,
      () => ({
        kind: 'pair',
        headers: pair,
        none: weigh(random, [
          [0.75, ''],
          [0.2, 'zero'],
          [0.05, '-'],
        ]),
        isOutNegative,
        alsoSigned: hasHeader && random.happens(0.08),
      }),
    ],
    [
      15,
      () => ({
        kind: 'direction',
        words: random.pick(pairs.directions),
        // Some German banks leave the header of this column empty.
        header: random.happens(0.08) ? '' : random.pick(words.direction),
      }),
    ],
    [
      tag === 'en' || tag === 'id' ? 8 : 0,
      () => ({
        kind: 'suffix',
        words: random.pick<OutIn>([
          ['DR', 'CR'],
          ['Dr', 'Cr'],
          ['D', 'C'],
          ['DR', 'CR'],
        ]),
        onlyIn: random.happens(0.25),
        space: random.pick(['', ' ']),
      }),
    ],
    [tag === 'en' && hasHeader ? 2 : 0, () => ({ kind: 'net', minus: 'hyphen' })],
    [tag === 'en' && hasHeader ? 2 : 0, () => ({ kind: 'added fee', minus: 'hyphen' })],
  ])();
}

function chooseDelimiter(random: Random, { decimal }: NumberStyle): Layout['delimiter'] {
  return decimal === ','
    ? weigh<Layout['delimiter']>(random, [
        [0.72, ';'],
        [0.12, '\t'],
        [0.13, ','],
        [0.03, '|'],
      ])
    : weigh<Layout['delimiter']>(random, [
        [0.66, ','],
        [0.18, ';'],
        [0.12, '\t'],
        [0.04, '|'],
      ]);
}

/** An unquoted number must not contain the delimiter. */
function chooseQuoting(random: Random, delimiter: string, number: NumberStyle): Layout['quoting'] {
  const needsQuotes = number.decimal === delimiter || number.group === delimiter;
  return weigh<Layout['quoting']>(random, [
    [0.5, 'minimal'],
    [0.25, 'all'],
    [needsQuotes ? 0 : 0.12, 'text'],
    [needsQuotes ? 0 : delimiter === '\t' ? 0.6 : 0.15, 'never'],
  ]);
}

function chooseDate(random: Random, market: Market): DateStyle {
  const named: DateShape[] = ['DD Mon YYYY', 'D Mon YYYY', 'D Month YYYY', 'DD-Mon-YYYY'];
  const { language } = market;
  const style: DateStyle = {
    shape: random.pick(market.dates),
    time: '',
    asFormula: random.happens(0.015),
    monthCase: weigh(random, [
      [0.8, 'as is'],
      [0.15, 'upper'],
      [0.05, 'lower'],
    ]),
  };
  if (random.happens(0.04)) {
    const shape = random.pick(named);
    // Some languages abbreviate months as numbers.
    const sample = writeDate({ day: 19_000, minute: 0 }, { ...style, shape, asFormula: false }, language);
    if (/\p{L}{3}/u.test(sample) && !['ja', 'zh'].includes(language.tag)) style.shape = shape;
  }
  if (!/YYYYMMDD|Mon|日/.test(style.shape) && random.happens(0.1))
    style.time = chooseTime(random, style.shape);
  return style;
}

function chooseTime(random: Random, shape: DateShape): TimeShape {
  if (shape === 'YYYY-MM-DD') return random.pick([' HH:MM:SS', ' HH:MM', 'THH:MM:SS', ' HH:MM:SS']);
  if (shape.startsWith('M')) return random.pick([' HH:MM', ' h:MM AM', ' HH:MM:SS']);
  return random.pick([' HH:MM', ' HH:MM:SS', ' HH:MM:SS', ' / HH:MM', ', HH:MM']);
}

function choosePrecision(random: Random, market: Market): Precision {
  const digits = minorDigits(market.currency);
  if (digits === 0) return random.happens(0.2) ? 'two' : 'full';
  return weigh<Precision>(random, [
    [0.93, 'full'],
    [digits === 2 ? 0.05 : 0, 'trimmed'],
    [digits === 2 ? 0.02 : 0, 'four'],
  ]);
}

function chooseCurrencyPlace(random: Random, hasHeader: boolean, money: Money): CurrencyPlace {
  return weigh<CurrencyPlace>(random, [
    [0.45, 'column'],
    [hasHeader ? 0.12 : 0, 'header'],
    [money.kind === 'suffix' ? 0 : 0.06, 'cell'],
    [hasHeader ? 0.1 : 0, 'preamble'],
    [0.3, 'none'],
  ]);
}

function choosePreamble(random: Random, hasHeader: boolean, currency: CurrencyPlace): number {
  if (currency === 'preamble') return random.between(2, 12);
  return hasHeader && random.happens(0.28) ? random.between(1, 12) : 0;
}

function chooseBalanceRows(random: Random, money: Money): Layout['balanceRows'] {
  return weigh<Layout['balanceRows']>(random, [
    [0.8, 'none'],
    [0.15, 'balance column'],
    [money.kind === 'signed' || money.kind === 'direction' ? 0.05 : 0, 'amount column'],
  ]);
}

function chooseNaming(random: Random, hasHeader: boolean): Naming {
  return hasHeader
    ? weigh<Naming>(random, [
        [0.35, 'payee and text'],
        [0.12, 'payee and type'],
        [0.25, 'text alone'],
        [0.28, 'joined text'],
      ])
    : weigh<Naming>(random, [
        [0.3, 'payee and text'],
        [0.4, 'text alone'],
        [0.3, 'joined text'],
      ]);
}

/**
 * The movements that go with a layout. Where charges are printed as positive, most rows are charges, unless there are
 * so few that payments and refunds may outnumber them.
 */
export function makeFittingLedger(random: Random, layout: Layout) {
  const isCard = isInverted(layout.money);
  const shape = isCard && layout.ledgerShape === 'one sign' ? 'any' : layout.ledgerShape;
  for (;;) {
    const ledger = makeLedger(random, layout.market, shape, isCard);
    if (!isCard || isLikeCard(ledger.movements)) return ledger;
  }
}

function isLikeCard(movements: readonly Movement[]): boolean {
  const charges = movements.filter(({ amount }) => amount > 0).length;
  return charges > movements.length - charges || movements.length <= FEW_ROWS;
}
