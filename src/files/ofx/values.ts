import { isDay } from '../../domain/days.ts';
import type { Decimal } from '../../providers/provider.ts';
import { minorUnits } from '../minorUnits.ts';
import { toDecimal } from '../statementValues.ts';

const AMOUNT = /^([+-]?)\s*([\d.,]+)$/;

/**
 * Parses an amount of OFX, which has a decimal point or a decimal comma. Some banks group thousands nevertheless.
 * @returns null where it is no amount, or where its one separator may stand for thousands.
 */
export function parseOfxAmount(text: string, currency: string | null): Decimal | null {
  const [, sign, digits] = AMOUNT.exec(text) ?? [];
  if (digits === undefined) return null;
  const separator = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (separator === -1) return toDecimal(sign === '-', digits, '');
  const whole = digits.slice(0, separator);
  const fraction = digits.slice(separator + 1);
  const isGrouped = /[.,]/.test(whole);
  if (isGrouped && !isGroupedBy(whole, digits[separator] === '.' ? ',' : '.')) return null;
  const isUnclear = !isGrouped && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (isUnclear && minorUnits(currency) !== 3) return null;
  return toDecimal(sign === '-', whole.replace(/[.,]/g, ''), fraction);
}

const isGroupedBy = (whole: string, separator: string): boolean =>
  new RegExp(`^\\d{1,3}(\\${separator}\\d{3})+$`).test(whole);

const TIME =
  /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(?:\.\d{1,3})?)?\s*(?:\[([+-]?\d{1,2}(?:\.\d{1,2})?)(?::[^\]]*)?\])?$/;
/** Written where the bank knows the day alone. */
const FILLERS = new Set(['00:00:00', '12:00:00']);

/**
 * Parses a date of OFX. With an offset it is a timestamp, written in the bank's own time, so that the day is the one that
 * is written there.
 */
export function parseOfxDate(text: string): { date: string; datetime: string | null } | null {
  const [, year, month, day, hours, minutes, seconds = '00', offset] = TIME.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  if (year === undefined || !isDay(date)) return null;
  if (hours === undefined) return { date, datetime: null };
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const time = `${hours}:${minutes}:${seconds}`;
  if (offset === undefined || FILLERS.has(time)) return { date, datetime: null };
  const offsetMinutes = Math.round(Number(offset) * 60);
  if (Math.abs(offsetMinutes) > 14 * 60) return null;
  const timestamp = Date.parse(`${date}T${time}Z`) - offsetMinutes * 60_000;
  return { date, datetime: new Date(timestamp).toISOString() };
}
