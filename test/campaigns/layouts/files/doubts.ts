/**
 * What a file does not show even to a careful person, computed from what it prints. An import that asks about
 * these is right to; one that asks about anything else has missed a proof or a habit that all banks share.
 */
import type { Column, Line } from './columns.ts';
import { isOrderOpen, isoDate, swapDayAndMonth } from './dates.ts';
import type { Doubt, Role } from './generatedFile.ts';
import { FEW_ROWS, type Layout } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { statedCurrency } from './moneyColumns.ts';

export interface Printed {
  layout: Layout;
  ledger: Ledger;
  lines: Line[];
  columns: Column[];
  table: string[][];
  /** The text before and after the table. */
  outside: string;
}

export function findDoubts(printed: Printed): Doubt[] {
  const doubts: Doubt[] = [];
  if (isDateOrderOpen(printed)) doubts.push('order of day and month');
  if (isSignOpen(printed)) doubts.push(doWordsTell(printed) ? 'sign, but for words' : 'sign');
  if (areDecimalsOpen(printed)) doubts.push('decimals');
  if (areColumnsOpen(printed)) doubts.push('columns');
  return doubts;
}

/** In the order of the file, without rows that a status column sets apart. */
function bookedLines({ lines }: Printed) {
  return lines
    .filter((line) => line.kind === 'movement')
    .filter(({ movement }) => movement.status === 'booked');
}

function isDateOrderOpen(printed: Printed): boolean {
  if (!isOrderOpen(printed.layout.date.shape)) return false;
  const { extraDate } = printed.layout;
  const movements = printed.lines.flatMap((line) => (line.kind === 'movement' ? [line.movement] : []));
  const days = movements.flatMap(({ booked, made, value }) => [
    booked.day,
    ...(extraDate === 'made' ? [made.day] : []),
    ...(extraDate === 'value' ? [value.day] : []),
  ]);
  const swapped = days.map((day) => swapDayAndMonth(isoDate(day)));
  if (swapped.some((day) => day === null)) return false;
  if (days.every((day) => swapDayAndMonth(isoDate(day)) === isoDate(day))) return false;
  if (doOtherDatesTell(printed)) return false;
  // Banks list movements by date. If only one reading is in order, that one is right.
  const other = movements.map(({ booked }) => swapDayAndMonth(isoDate(booked.day)) ?? '');
  return isSorted(other) || isSorted(other.reverse());
}

/** Whether a period or a date of creation outside the table has a day above 12. */
function doOtherDatesTell({ layout, outside }: Printed): boolean {
  const isDayFirst = layout.date.shape.startsWith('D');
  return [...outside.matchAll(/\b(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b/g)].some(
    ([, first, second]) => Number(isDayFirst ? first : second) > 12,
  );
}

const isSorted = (texts: string[]) =>
  texts.every((text, index) => index === 0 || (texts[index - 1] ?? '') <= text);

function isSignOpen(printed: Printed): boolean {
  const { money, hasHeader } = printed.layout;
  const amounts = bookedLines(printed).map(({ movement }) => movement.amount);
  const outs = amounts.filter((amount) => amount > 0).length;
  const ins = amounts.length - outs;
  if (doesBalanceProve(printed)) return false;
  switch (money.kind) {
    case 'signed':
      if (money.alsoDirection || (money.plus && ins > 0)) return false;
      // A file with more positive rows may be an account with much income, or a card that prints charges as
      // positive. With more negative rows every bank means money out.
      return money.inverted || outs <= ins || amounts.length <= FEW_ROWS;
    case 'net':
    case 'added fee':
      return outs <= ins || amounts.length <= FEW_ROWS;
    case 'pair':
      return !hasHeader && !money.isOutNegative;
    case 'direction': {
      const words = new Set(amounts.map((amount) => money.words[amount > 0 ? 0 : 1]));
      const [only = ''] = words;
      // A single letter under a header such as "Debit/Credit" is clear, without a header it is not.
      return words.size === 1 && only.length === 1 && (!hasHeader || money.header === '');
    }
    case 'suffix':
      return money.onlyIn && (ins === 0 || money.words[1].length === 1);
  }
}

/** A purchase is money out, so its amount shows what the sign of amounts means. */
function doWordsTell(printed: Printed): boolean {
  const { layout } = printed;
  const isPrinted = layout.naming === 'joined text' || printed.columns.some(({ role }) => role === 'type');
  return (
    layout.money.kind === 'signed' &&
    isPrinted &&
    bookedLines(printed).some(({ movement }) => movement.kind === 'purchase')
  );
}

/** Whether the running balance holds for the true signs in the true order and for no other reading. */
function doesBalanceProve(printed: Printed): boolean {
  if (!printed.layout.hasBalance) return false;
  const lines = bookedLines(printed);
  const steps = lines.map(({ movement, balance }) => ({ amount: movement.amount, balance: balance ?? 0 }));
  if (steps.length < 2) return printed.layout.balanceRows !== 'none';
  const holds = (order: typeof steps, sign: 1 | -1) =>
    order.every(({ amount, balance }, index) => {
      const before = order[index - 1];
      return before === undefined || before.balance - sign * amount === balance;
    });
  const reversed = [...steps].reverse();
  return !holds(steps, -1) && !holds(reversed, -1);
}

export function isCurrencyStated({ currencyPlace }: Layout, columns: Column[]): boolean {
  return (
    ['column', 'header', 'cell'].includes(currencyPlace) ||
    columns.some(({ header }) => statedCurrency(header) !== null)
  );
}

/** One separator with three digits behind it in every amount: thousands, or the decimals of a dinar. */
function areDecimalsOpen({ layout, ledger, columns, table, outside }: Printed): boolean {
  if (isCurrencyStated(layout, columns) || outside.includes(ledger.currency)) return false;
  const roles: Role[] = ['amount', 'out', 'in', 'balance', 'gross', 'fee'];
  const separated = columns
    .flatMap(({ role }, index) => (roles.includes(role) ? table.map((cells) => cells[index] ?? '') : []))
    .map((cell) => cell.replace(/[^\d.,]/g, ''))
    .filter((text) => /[.,]/.test(text));
  return separated.length > 0 && separated.every((text) => /^\d{1,3}[.,]\d{3}$/.test(text));
}

/** Without headers, one row does not show which number is the balance and which the amount. */
function areColumnsOpen(printed: Printed): boolean {
  const { hasHeader, hasBalance, money } = printed.layout;
  if (hasHeader) return false;
  const rows = bookedLines(printed);
  const hasEmptySide = new Set(rows.map(({ movement }) => Math.sign(movement.amount))).size < 2;
  if (hasBalance && rows.length < 2) return true;
  return money.kind === 'pair' && hasEmptySide && !hasBalance;
}
