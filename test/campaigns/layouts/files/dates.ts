/** Dates as banks write them. A shape is written in the notation of the API's `date_format`. */
import type { Language } from '../words/language.ts';

export type DateShape =
  | 'YYYY-MM-DD'
  | 'YYYY/MM/DD'
  | 'YYYY.MM.DD'
  | 'YYYY.MM.DD.'
  | 'YYYYMMDD'
  | 'YYYY年M月D日'
  | 'DD.MM.YYYY'
  | 'DD.MM.YYYY.'
  | 'D.M.YYYY'
  | 'DD.MM.YY'
  | 'DD/MM/YYYY'
  | 'D/M/YYYY'
  | 'DD/MM/YY'
  | 'DD-MM-YYYY'
  | 'DD-MM-YY'
  | 'MM/DD/YYYY'
  | 'M/D/YYYY'
  | 'MM/DD/YY'
  | 'M/D/YY'
  | 'MM-DD-YYYY'
  | 'DD Mon YYYY'
  | 'D Mon YYYY'
  | 'D Mon YY'
  | 'DD-Mon-YY'
  | 'DD-Mon-YYYY'
  | 'DDMonYYYY'
  | 'Mon D, YYYY'
  | 'Month D, YYYY'
  | 'D Month YYYY';

export type TimeShape = '' | ' HH:MM' | ' HH:MM:SS' | 'THH:MM:SS' | ' / HH:MM' | ', HH:MM' | ' h:MM AM';

export interface DateStyle {
  shape: DateShape;
  time: TimeShape;
  /** `="03/02/2024"`, which keeps Excel from reading it. */
  asFormula: boolean;
  monthCase: 'as is' | 'upper' | 'lower';
}

/** Days since 1970 and a minute of the day. */
export interface Instant {
  day: number;
  minute: number;
}

export function isoDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

export function writeDate({ day, minute }: Instant, style: DateStyle, language: Language): string {
  const text = `${writeDay(day, style, language)}${writeTime(minute, style.time)}`;
  return style.asFormula ? `="${text}"` : text;
}

function writeDay(day: number, { shape, monthCase }: DateStyle, language: Language): string {
  const [year = '', month = '', date = ''] = isoDate(day).split('-');
  const parts: Record<string, string> = {
    YYYY: year,
    YY: year.slice(2),
    MM: month,
    M: String(Number(month)),
    DD: date,
    D: String(Number(date)),
  };
  return shape.replace(/YYYY|YY|Month|Mon|MM|M|DD|D/g, (part) => {
    if (part !== 'Mon' && part !== 'Month') return parts[part] ?? part;
    const name = monthName(day, part === 'Mon' ? 'short' : 'long', language);
    if (monthCase === 'upper') return name.toUpperCase();
    return monthCase === 'lower' ? name.toLowerCase() : name;
  });
}

/** The name inside a date, so in the genitive where the language has one, and without a closing point. */
function monthName(day: number, width: 'short' | 'long', language: Language): string {
  const parts = monthFormat(language.tag, width).formatToParts(new Date(day * 86_400_000));
  const name = parts.find(({ type }) => type === 'month')?.value ?? '';
  // British banks print Sep, where CLDR has Sept.
  return width === 'short' ? name.replace(/\.$/, '').replace(/^Sept$/, 'Sep') : name;
}

const monthFormats = new Map<string, Intl.DateTimeFormat>();

function monthFormat(tag: string, width: 'short' | 'long'): Intl.DateTimeFormat {
  const known = monthFormats.get(`${tag} ${width}`);
  if (known) return known;
  const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month: width, timeZone: 'UTC' });
  monthFormats.set(`${tag} ${width}`, format);
  return format;
}

function writeTime(minute: number, shape: TimeShape): string {
  const hours = Math.floor(minute / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hh, mm, ss] = [two(hours), two(minute % 60), two((minute * 7) % 60)];
  switch (shape) {
    case '':
      return '';
    case ' h:MM AM':
      return ` ${hours % 12 || 12}:${mm} ${hours < 12 ? 'AM' : 'PM'}`;
    default:
      return shape.replace('HH', hh).replace('MM', mm).replace('SS', ss);
  }
}

/** Whether the shape gives day and month as numbers beside each other, with the year last. */
export function isOrderOpen(shape: DateShape): boolean {
  return /^(DD?[/-]MM?|MM?[/-]DD?)[/-]YY/.test(shape);
}

/** The same date with day and month exchanged; null where that is no date. */
export function swapDayAndMonth(iso: string): string | null {
  const [year = '', month = '', date = ''] = iso.split('-');
  return Number(date) > 12 ? null : `${year}-${date}-${month}`;
}
