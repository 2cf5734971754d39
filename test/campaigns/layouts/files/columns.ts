/** The columns of a file: each with its header and what it prints for a line of the table. */
import type { Random } from '../../../support/random.ts';
import type { WordKey } from '../words/language.ts';
import { type DateStyle, type Instant, writeDate } from './dates.ts';
import type { Role } from './generatedFile.ts';
import type { Layout } from './layout.ts';
import type { Ledger, Movement } from './ledger.ts';
import { minorDigits } from './markets.ts';
import { type AmountWriter, createAmountWriter, moneyColumns, suits } from './moneyColumns.ts';

export type Line =
  | { kind: 'movement'; movement: Movement; balance: number | null; fee: number }
  | { kind: 'balance'; label: string; at: Instant; balance: number }
  | { kind: 'total'; label: string; out: number; in: number };

export interface Column {
  role: Role;
  header: string;
  /** For a column of directions what it prints for money out, for a status column what for movements. */
  plainWord?: string;
  write(line: Line): string;
}

export function buildColumns(random: Random, layout: Layout, ledger: Ledger): Column[] {
  const { language } = layout.market;
  const taken = new Set<string>();
  const header = (key: WordKey): string => {
    const fitting = language.words[key].filter((word) => suits(word, ledger.currency));
    const free = fitting.filter((word) => !taken.has(word));
    // A few banks use one header twice, such as "Currency" for the amount and for the balance.
    const word = random.pick(free.length > 0 ? free : fitting);
    taken.add(word);
    return word;
  };
  const cell = (write: (movement: Movement) => string) => (line: Line) =>
    line.kind === 'movement' ? write(line.movement) : '';
  const amounts = createAmountWriter(layout, ledger);
  const dates = dateColumns(layout, header);
  const names = nameColumns(random, layout, header);
  const money = moneyColumns(random, layout, amounts, header);
  const rest: Column[][] = layout.extraColumns
    .filter((extra) => extra !== 'type' || !names.some(({ role }) => role === 'type'))
    .map((extra): Column[] => {
      switch (extra) {
        case 'original':
          return originalColumns(layout, ledger, amounts, header);
        case 'ownAccount':
          return [{ role: extra, header: header(extra), write: () => ledger.ownIban }];
        default:
          return [{ role: extra, header: header(extra), write: cell((movement) => movement[extra]) }];
      }
    });
  if (layout.currencyPlace === 'column') {
    rest.push([{ role: 'currency', header: header('currency'), write: () => ledger.currency }]);
  }
  if (layout.hasStatus) {
    const words = {
      booked: random.pick(language.words.booked),
      pending: random.pick(language.words.pending),
      declined: random.pick(language.words.declined),
    };
    rest.push([
      {
        role: 'status',
        header: header('status'),
        plainWord: words.booked,
        write: cell(({ status }) => words[status]),
      },
    ]);
  }
  if (layout.hasBalance) {
    rest.push([{ role: 'balance', header: amounts.header(header('balance')), write: amounts.balance }]);
  }
  const others = random.happens(0.5)
    ? [...names.map((column) => [column]), ...money, ...rest]
    : random.shuffle([...names.map((column) => [column]), ...money, ...rest]);
  const groups = random.happens(0.85)
    ? [dates, ...others]
    : random.shuffle([...dates.map((column) => [column]), ...others]);
  const columns = groups.flat();
  if (layout.hasTrailingColumn) columns.push({ role: 'empty', header: '', write: () => '' });
  return columns;
}

function dateColumns(layout: Layout, header: (key: WordKey) => string): Column[] {
  const { date: style, market } = layout;
  const write = (instant: Instant, given: DateStyle = style) => writeDate(instant, given, market.language);
  const whole: DateStyle = { ...style, time: '' };
  const isMade = layout.extraDate === 'made';
  const booked: Column = {
    role: 'date',
    header: isMade ? 'Posting Date' : header('date'),
    write: (line) => {
      if (line.kind === 'total') return '';
      return line.kind === 'balance' ? write(line.at) : write(line.movement.booked);
    },
  };
  const columns = [booked];
  if (isMade) {
    const made: Column = {
      role: 'made',
      header: 'Transaction Date',
      write: (line) => (line.kind === 'movement' ? write(line.movement.made, whole) : ''),
    };
    columns.unshift(made);
  }
  if (layout.hasTimeColumn) {
    const time: Column = {
      role: 'time',
      header: 'Time',
      write: (line) =>
        line.kind === 'movement'
          ? write({ ...line.movement.booked, day: 0 }, CLOCK).replace('1970-01-01 ', '')
          : '',
    };
    columns.push(time);
  }
  if (layout.extraDate === 'value') {
    const value: Column = {
      role: 'value',
      header: header('value'),
      write: (line) => (line.kind === 'movement' ? write(line.movement.value, whole) : ''),
    };
    columns.push(value);
  }
  return columns;
}

const CLOCK: DateStyle = { shape: 'YYYY-MM-DD', time: ' HH:MM:SS', asFormula: false, monthCase: 'as is' };

function nameColumns(random: Random, layout: Layout, header: (key: WordKey) => string): Column[] {
  const labelled = (write: (movement: Movement) => string) => (line: Line) =>
    line.kind === 'movement' ? changeCase(write(line.movement), layout) : line.label;
  const plain = (write: (movement: Movement) => string) => (line: Line) =>
    line.kind === 'movement' ? changeCase(write(line.movement), layout) : '';
  const hasLineBreaks = layout.quoting === 'all' && random.happens(0.06);
  const separator = hasLineBreaks ? '\n' : random.pick([' ', '  ', ' / ', ', ', ' - ', ' | ']);
  switch (layout.naming) {
    case 'payee and text': {
      const payee: Column = {
        role: 'payee',
        header: header('payee'),
        write: plain(({ payee }) => payee ?? ''),
      };
      const text: Column = {
        role: 'text',
        header: header('text'),
        write: labelled(({ payee, memo, type }) => (payee === null ? type : memo)),
      };
      return [payee, text];
    }
    case 'payee and type':
      return [
        { role: 'payee', header: header('payee'), write: plain(({ payee }) => payee ?? '') },
        { role: 'type', header: header('type'), write: labelled(({ type }) => type) },
      ];
    case 'text alone':
      return [{ role: 'text', header: header('text'), write: labelled(({ payee, type }) => payee ?? type) }];
    case 'joined text':
      return [
        {
          role: 'text',
          header: header('text'),
          write: labelled(({ type, payee, memo }) =>
            [type, payee, memo].filter((part) => part !== null && part !== '').join(separator),
          ),
        },
      ];
  }
}

function changeCase(text: string, layout: Layout): string {
  return layout.isUpperCase ? text.toLocaleUpperCase(layout.market.language.tag) : text;
}

/** What the other side charged, next to what the account paid. */
function originalColumns(
  layout: Layout,
  ledger: Ledger,
  amounts: AmountWriter,
  header: (key: WordKey) => string,
): Column[] {
  const hasOwn = layout.money.kind === 'signed' && !layout.market.name.startsWith('CA');
  const write = (line: Line): string => {
    if (line.kind !== 'movement') return '';
    const { foreign, amount } = line.movement;
    if (foreign) return amounts.foreign(foreign.amount * Math.sign(amount), minorDigits(foreign.currency));
    return hasOwn ? amounts.foreign(amount, ledger.digits) : '';
  };
  const writeCurrency = (line: Line): string => {
    if (line.kind !== 'movement') return '';
    return line.movement.foreign?.currency ?? (hasOwn ? ledger.currency : '');
  };
  return [
    { role: 'original', header: header('original'), write },
    { role: 'originalCurrency', header: header('originalCurrency'), write: writeCurrency },
  ];
}

/** The longest word by which the row can be recognised in what its columns print. */
export function recognisableWord(movement: Movement, layout: Layout): string {
  const text = changeCase(movement.payee ?? movement.type, layout);
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [text];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest));
}
