/** One random file: a ledger written in a layout, with the truth about it. */
import { Random } from '../../../support/random.ts';
import { buildColumns, type Column, type Line, recognisableWord } from './columns.ts';
import { isoDate } from './dates.ts';
import { findDoubts, isCurrencyStated } from './doubts.ts';
import { canEncode, encode } from './encode.ts';
import type { ColumnName, Decoy, GeneratedFile, Role, Truth } from './generatedFile.ts';
import { chooseLayout, type Layout, makeFittingLedger } from './layout.ts';
import type { Ledger, Movement } from './ledger.ts';
import { markets } from './markets.ts';
import { makeSurroundings } from './surroundings.ts';

/** Some banks fill their texts with blanks, as their mainframes store them. */
const FIXED_WIDTH = 24;

export function makeFile(seed: number): GeneratedFile {
  const random = new Random(seed);
  // The first numbers of neighbouring seeds resemble each other.
  for (let skipped = 0; skipped < 5; skipped += 1) random.next();
  const chosen = chooseLayout(random, random.pick(markets));
  const ledger = makeFittingLedger(random, chosen);
  if (chosen.hasStatus) addUnbooked(random, ledger);
  const lines = makeLines(random, chosen, ledger);
  const columns = buildColumns(random, chosen, ledger);
  const { before, after } = makeSurroundings(random, chosen, ledger);
  const table = lines.map((line) => columns.map((column) => column.write(line)));
  const headers = columns.map(({ header }) => header);
  const outside = (cells: string[]) =>
    chosen.isPadded ? columns.map((_, index) => cells[index] ?? '') : cells;
  const text = [
    ...(chosen.hasSepLine ? [`sep=${chosen.delimiter}`] : []),
    ...before.map((cells) => writeCells(outside(cells), chosen)),
    ...(chosen.hasHeader ? [writeCells(headers, chosen)] : []),
    ...table.map((cells) => writeCells(cells, chosen)),
    ...after.map((cells) => writeCells(outside(cells), chosen)),
    '',
  ].join(chosen.lineEnd);
  const layout = canEncode(text, chosen.encoding) ? chosen : { ...chosen, encoding: 'utf-8' as const };
  return {
    seed,
    layout,
    text,
    linesBefore: before.length + (chosen.hasSepLine ? 1 : 0),
    bytes: encode(text, layout.encoding),
    truth: {
      ...tellTruth(layout, ledger, lines),
      isCurrencyStated: isCurrencyStated(layout, columns),
      doubts: findDoubts({
        layout,
        ledger,
        lines,
        columns,
        table,
        outside: [...before, ...after].join('\n'),
      }),
      columns: nameColumns(columns, layout),
      debitWord: wordOf(columns, 'direction'),
      bookedWord: wordOf(columns, 'status'),
    },
  };
}

/** Pending and declined rows move no money, and pending ones are the newest. */
function addUnbooked(random: Random, ledger: Ledger): void {
  const { movements } = ledger;
  const last = movements.at(-1);
  if (!last || movements.length < 4 || random.happens(0.4)) return;
  const spending = movements.filter(({ amount }) => amount > 0);
  if (random.happens(0.7)) {
    for (const movement of spending.slice(0, random.between(1, 2))) {
      const { booked } = last;
      const amount = movement.amount + 7;
      movements.push({ ...movement, status: 'pending', booked, made: booked, value: booked, amount });
    }
  }
  const declined = spending.at(-1);
  if (declined && random.happens(0.4)) {
    const index = movements.indexOf(declined);
    movements.splice(index, 0, { ...declined, status: 'declined', amount: declined.amount + 3 });
  }
}

function makeLines(random: Random, layout: Layout, ledger: Ledger): Line[] {
  const { words } = layout.market.language;
  let balance = ledger.opening;
  const lines = ledger.movements.map((movement): Line => {
    const isBooked = movement.status === 'booked';
    if (isBooked) balance -= movement.amount;
    return {
      kind: 'movement',
      movement,
      balance: isBooked ? balance : null,
      fee: chooseFee(random, layout, movement),
    };
  });
  if (layout.balanceRows !== 'none') {
    const [first, last] = [ledger.movements[0], ledger.movements.at(-1)];
    if (first && last) {
      lines.unshift({
        kind: 'balance',
        label: random.pick(words.opening),
        at: first.booked,
        balance: ledger.opening,
      });
      lines.push({ kind: 'balance', label: random.pick(words.closing), at: last.booked, balance });
    }
  }
  if (layout.isNewestFirst) lines.reverse();
  if (layout.hasTotalRow) {
    const booked = ledger.movements.filter(({ status }) => status === 'booked');
    const sum = (sign: 1 | -1) => booked.reduce((total, { amount }) => total + Math.max(0, amount * sign), 0);
    lines.push({ kind: 'total', label: random.pick(words.total), out: sum(1), in: sum(-1) });
  }
  return lines;
}

/** A fee that is charged in addition is part of the money that left the account. */
function chooseFee(random: Random, { money }: Layout, { amount }: Movement): number {
  const hasFee = random.happens(0.25);
  if (money.kind === 'added fee') return hasFee && amount > 100 ? Math.ceil(amount / 50) : 0;
  if (money.kind === 'net') return hasFee && amount < -100 ? Math.ceil(-amount / 30) : 0;
  return 0;
}

function tellTruth(
  layout: Layout,
  ledger: Ledger,
  lines: Line[],
): Pick<Truth, 'rows' | 'decoys' | 'digits' | 'currency' | 'positiveIs'> {
  const booked = lines.flatMap((line) =>
    line.kind === 'movement' && line.movement.status === 'booked' ? [line.movement] : [],
  );
  return {
    rows: booked.map((movement) => ({
      dates: acceptableDates(layout, movement),
      amount: movement.amount,
      word: recognisableWord(movement, layout),
    })),
    decoys: lines.flatMap(decoysOf),
    digits: ledger.digits,
    currency: ledger.currency,
    positiveIs: meaningOfPositive(layout, booked),
  };
}

function meaningOfPositive({ money }: Layout, booked: Movement[]): Truth['positiveIs'] {
  switch (money.kind) {
    case 'signed':
      return money.inverted ? 'debit' : 'credit';
    case 'net':
    case 'added fee':
      return 'credit';
    default: {
      // What has no CR behind it is money out.
      if (money.kind === 'suffix' && money.onlyIn) return 'debit';
      // Without signs it is an answer only if all rows go one way.
      // Beside a pair, the column that has signs is the one asked about.
      if (money.kind === 'pair' && money.alsoSigned) return 'credit';
      const isOutSigned = money.kind === 'pair' && money.isOutNegative;
      if (booked.every(({ amount }) => amount > 0)) return isOutSigned ? 'credit' : 'debit';
      return booked.every(({ amount }) => amount < 0) ? 'credit' : null;
    }
  }
}

/** Without headers, nobody can tell the booking date from the value date. */
function acceptableDates(layout: Layout, { booked, made, value }: Movement): string[] {
  const instants = [booked];
  if (layout.extraDate === 'made') instants.push(made);
  if (layout.extraDate === 'value' && !layout.hasHeader) instants.push(value);
  return instants.map(({ day }) => isoDate(day));
}

function decoysOf(line: Line): Decoy[] {
  switch (line.kind) {
    case 'movement':
      if (line.movement.status === 'booked') return [];
      return [{ what: `${line.movement.status} row`, amount: Math.abs(line.movement.amount) }];
    case 'balance':
      return [{ what: 'balance row', amount: Math.abs(line.balance) }];
    case 'total':
      return [
        { what: 'total row', amount: Math.abs(line.out - line.in) },
        { what: 'total row', amount: line.out },
        { what: 'total row', amount: line.in },
      ];
  }
}

function nameColumns(columns: Column[], layout: Layout): Map<Role, ColumnName> {
  const headers = columns.map(({ header }) => header);
  const isUnique = (header: string) =>
    header !== '' && headers.filter((each) => each === header).length === 1;
  return new Map(
    columns.map(({ role, header }, index) => [
      role,
      { header: layout.hasHeader && isUnique(header) ? header : null, number: String(index + 1) },
    ]),
  );
}

const wordOf = (columns: Column[], role: Role) =>
  columns.find((column) => column.role === role)?.plainWord ?? null;

function writeCells(cells: string[], { delimiter, quoting, hasPaddedCells }: Layout): string {
  return cells
    .map((cell) => (hasPaddedCells && /\p{L}/u.test(cell) ? cell.padEnd(FIXED_WIDTH) : cell))
    .map((cell) => writeCell(cell, delimiter, quoting))
    .join(delimiter);
}

function writeCell(cell: string, delimiter: string, quoting: Layout['quoting']): string {
  const isSpecial = cell.includes(delimiter) || /["\r\n]/.test(cell);
  switch (quoting) {
    case 'never':
      return cell.startsWith('="') ? cell : cell.replaceAll(delimiter, ' ').replaceAll('"', '');
    case 'all':
      return quote(cell);
    case 'text':
      return isSpecial || /\p{L}/u.test(cell) ? quote(cell) : cell;
    case 'minimal':
      // Excel's formula is written without quotes around it where nothing else needs them.
      return isSpecial && !(cell.startsWith('="') && !cell.includes(delimiter)) ? quote(cell) : cell;
  }
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
