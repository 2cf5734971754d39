import { daysBetween } from '../../domain/days.ts';
import type { Decimal } from '../../providers/provider.ts';
import { negate, tidy, toDayText, toDecimal, toFullYear } from '../statementValues.ts';

/** What a `:61:` says: the dates, the amount and the references of a row. */
export interface StatementLine {
  /** The day of booking; the value date if there is no entry date. */
  date: string;
  valueDate: string;
  /** Positive is money out. */
  amount: Decimal;
  /** Expected, not booked yet (MT942). */
  isExpected: boolean;
  isReversal: boolean;
  /** The bank's transaction type, such as NTRF. */
  type: string | null;
  customerReference: string | null;
  bankReference: string | null;
  /** The supplementary details below the line. */
  details: string;
}

/**
 * Value date, entry date, mark, funds code (the third letter of the currency, or some other), amount, type, and the
 * references. `CR` and `DR` are a mark with a funds code, `RC` and `RD` the reversals of a credit and of a debit.
 */
const LINE =
  /^(\d{2})(\d{2})(\d{2})(\d{4}|\s{4})?\s*(R[CD]|E[CD]|[CD])([A-Z])?\s*(\d*,\d*)([NFS][A-Z0-9]{3})?(.*)$/i;

export type ParsedLine = { kind: 'line'; line: StatementLine } | { kind: 'fault'; problem: string };

export function parseStatementLine(text: string): ParsedLine {
  const [first = '', ...details] = text.split('\n');
  const [, year, month, day, entry, mark = '', , amount = '', type, references = ''] = LINE.exec(first) ?? [];
  if (year === undefined) {
    return { kind: 'fault', problem: 'is not a date, a debit or credit mark and an amount with a comma' };
  }
  const valueDate = toDayText(toFullYear(Number(year)), Number(month), Number(day));
  if (valueDate === null) return { kind: 'fault', problem: 'begins with a date that is not a day' };
  const date = entry === undefined || entry.trim() === '' ? valueDate : nearestDay(entry, valueDate);
  if (date === null) return { kind: 'fault', problem: 'has an entry date that is not a day' };
  const money = parseSwiftAmount(amount);
  if (money === null) return { kind: 'fault', problem: 'has an amount that cannot be read' };
  const [customer = '', bank = ''] = references.split('//');
  const upper = mark.toUpperCase();
  return {
    kind: 'line',
    line: {
      date,
      valueDate,
      amount: isMoneyOut(upper) ? money : negate(money),
      isExpected: upper.startsWith('E'),
      isReversal: upper.startsWith('R'),
      type: type?.toUpperCase() ?? null,
      customerReference: toReference(customer),
      bankReference: toReference(bank),
      details: tidy(details.join(' ')),
    },
  };
}

/** The reversal of a credit takes money out again. */
const isMoneyOut = (mark: string): boolean => mark === 'D' || mark === 'ED' || mark === 'RC';

const toReference = (text: string): string | null => {
  const reference = tidy(text);
  return reference === '' || /^NONREF$/i.test(reference) ? null : reference;
};

/** An entry date has no year: it is the one that brings it closest to the value date. */
function nearestDay(entry: string, valueDate: string): string | null {
  const year = Number(valueDate.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap(
    (candidate) => toDayText(candidate, Number(entry.slice(0, 2)), Number(entry.slice(2))) ?? [],
  );
  const distance = (day: string) => Math.abs(daysBetween(valueDate, day));
  return days.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** An amount of SWIFT has a comma, with digits on either side or on both: `12,` and `,99`. */
export function parseSwiftAmount(text: string): Decimal | null {
  const [, whole, fraction] = /^(\d*),(\d*)$/.exec(text.trim()) ?? [];
  if (whole === undefined || fraction === undefined) return null;
  return toDecimal(false, whole, fraction);
}

const BALANCE = /^([CD])(\d{6})([A-Z]{3})(\d*,\d*)$/i;

/** A balance such as `C240131EUR1000,00`. @returns null where it is none. */
export function parseBalance(text: string): { amount: Decimal; currency: string } | null {
  const [, mark, date = '', currency, amount] = BALANCE.exec(text.replace(/\s/g, '')) ?? [];
  if (mark === undefined || currency === undefined || amount === undefined) return null;
  const day = toDayText(
    toFullYear(Number(date.slice(0, 2))),
    Number(date.slice(2, 4)),
    Number(date.slice(4)),
  );
  // Some banks write zeros for the opening balance's date of an account without movements.
  if (day === null && date !== '000000') return null;
  const money = parseSwiftAmount(amount);
  if (money === null) return null;
  return { amount: mark.toUpperCase() === 'D' ? negate(money) : money, currency: currency.toUpperCase() };
}
