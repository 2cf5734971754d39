/** What banks print before and after the table: account data, balances, disclaimers. */
import type { Random } from '../../../support/random.ts';
import { type DateStyle, writeDate } from './dates.ts';
import type { Layout } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { writeNumber } from './numbers.ts';

type Cells = string[];

export interface Surroundings {
  before: Cells[];
  after: Cells[];
}

export function makeSurroundings(random: Random, layout: Layout, ledger: Ledger): Surroundings {
  return {
    before: layout.preambleLines > 0 ? makePreamble(random, layout, ledger) : [],
    after: layout.hasFooter ? makeFooter(random, layout, ledger) : [],
  };
}

/** What a card states as its balance is money owed, whose sign differs from issuer to issuer. */
const isCard = ({ money }: Layout) => money.kind === 'signed' && money.inverted;

function makePreamble(random: Random, layout: Layout, ledger: Ledger): Cells[] {
  const { words } = layout.market.language;
  const isLabelled = random.happens(0.7);
  const labelled = (label: string, value: string): Cells =>
    isLabelled ? [label, value] : [`${label}: ${value}`];
  const [from, to] = periodOf(layout, ledger);
  const fill = () => random.pick(words.period).replace('{from}', from).replace('{to}', to);
  const possible: (() => Cells)[] = [
    () => [random.pick(words.title)],
    () => labelled(random.pick(words.account), ledger.ownIban),
    () => labelled(random.pick(words.holder), ledger.holder),
    () => [fill()],
    () => labelled(random.pick(words.created), to),
    ...(isCard(layout)
      ? []
      : [
          () => labelled(random.pick(words.closing), writeBalance(layout, ledger, closingOf(ledger))),
          () => labelled(random.pick(words.opening), writeBalance(layout, ledger, ledger.opening)),
        ]),
    () => [''],
  ];
  const lines = Array.from({ length: Math.min(layout.preambleLines, 12) }, (_, index) =>
    (possible[index < possible.length ? index : random.between(0, possible.length - 1)] ?? (() => ['']))(),
  );
  const shown = random.happens(0.5) ? lines : random.shuffle(lines);
  if (layout.currencyPlace === 'preamble') {
    shown.splice(1, 1, labelled(random.pick(words.currency), ledger.currency));
  }
  if (random.happens(0.6)) shown.push(['']);
  return shown;
}

function makeFooter(random: Random, layout: Layout, ledger: Ledger): Cells[] {
  const { words } = layout.market.language;
  const possible: Cells[] = [
    [''],
    ...(isCard(layout)
      ? []
      : [[random.pick(words.closing), writeBalance(layout, ledger, closingOf(ledger))]]),
    [random.pick(words.disclaimer)],
    [random.pick(words.disclaimer)],
  ];
  const lines = possible.filter(() => random.happens(0.5));
  return lines.length > 0 ? lines : [[random.pick(words.disclaimer)]];
}

function periodOf({ date, market }: Layout, { movements }: Ledger): [string, string] {
  const style: DateStyle = { ...date, time: '', asFormula: false };
  const days = movements.map(({ booked }) => booked.day);
  const write = (day: number) => writeDate({ day, minute: 0 }, style, market.language);
  return [write(Math.min(...days) - 2), write(Math.max(...days) + 1)];
}

function closingOf({ opening, movements }: Ledger): number {
  return movements
    .filter(({ status }) => status === 'booked')
    .reduce((balance, { amount }) => balance - amount, opening);
}

function writeBalance({ number }: Layout, { digits, currency }: Ledger, minor: number): string {
  return `${minor < 0 ? '-' : ''}${writeNumber(Math.abs(minor), digits, number, 'full')} ${currency}`;
}
