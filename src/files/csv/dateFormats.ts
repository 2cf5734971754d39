import { readMonthName } from './monthNames.ts';

/**
 * The ways banks write days. A name shows the order, the separator and the length of the year; days and months may
 * have one digit or two. Separators come with or without a blank, and a time of day may follow.
 */
export const DATE_FORMATS = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYYMMDD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'D/M/YYYY',
  'DD-MM-YYYY',
  'DD MM YYYY',
  'DDMMYYYY',
  'MM/DD/YYYY',
  'M/D/YYYY',
  'MM-DD-YYYY',
  'MM.DD.YYYY',
  'MM DD YYYY',
  'MMDDYYYY',
  'DD.MM.YY',
  'DD/MM/YY',
  'DD-MM-YY',
  'DD MM YY',
  'MM/DD/YY',
  'MM-DD-YY',
  'MM.DD.YY',
  'YY-MM-DD',
  'YY/MM/DD',
  'YY.MM.DD',
  'D Mon YYYY',
  'D Mon YY',
  'Mon D, YYYY',
  'Month D, YYYY',
  'YYYY Mon D',
  'Excel serial',
] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

/** Which part of a date comes first. Formats of one shape differ in nothing else. */
export type DateOrder = 'day' | 'month' | 'year';

export interface DateShape {
  order: DateOrder;
  /** What two formats have in common that the same text can be read in. */
  shape: string;
}

/** The order of a format, and the shape that it shares with the formats of another order. */
export function shapeOf(format: DateFormat): DateShape {
  const order = /^Y/.test(format) ? 'year' : /^M/.test(format) ? 'month' : 'day';
  if (format.includes('Mon') || format === 'Excel serial') return { order, shape: format };
  const separator = /[^A-Z]/.exec(format)?.[0] ?? '';
  return { order, shape: `${separator}${format.includes('YYYY') ? '4' : '2'}` };
}

const YEAR = '(?<year>\\d{4})';
const SHORT_YEAR = "'?(?<year>\\d{2})";
const MONTH = '(?<month>\\d{1,2})';
const DAY = '(?<day>\\d{1,2})';
const NAME = "(?<name>\\p{L}[\\p{L}\\p{M}']{1,14})\\.?";
/** Between the parts of a date with a name: a blank, a hyphen, an "of" in some language, or nothing at all. */
const GAP = '(?:[ .,/-]*(?:de |del |of |d\\. ?|m\\. ?)?)';

const numeric = (format: string): string => {
  const separator = /[^A-Z]/.exec(format)?.[0] ?? '';
  if (separator === '') {
    return format
      .replace('YYYY', '(?<year>(?:19|20)\\d{2})')
      .replace('MM', '(?<month>\\d{2})')
      .replace('DD', '(?<day>\\d{2})');
  }
  return format
    .split(separator)
    .map((part) => (part === 'YYYY' ? YEAR : part === 'YY' ? SHORT_YEAR : part.startsWith('M') ? MONTH : DAY))
    .join(separator === ' ' ? ' ' : ` ?[${separator}] ?`);
};

const NAMED: Partial<Record<DateFormat, string>> = {
  'D Mon YYYY': `${DAY}(?:st|nd|rd|th)?${GAP}${NAME}${GAP}${YEAR}`,
  'D Mon YY': `${DAY}(?:st|nd|rd|th)?${GAP}${NAME}${GAP}${SHORT_YEAR}`,
  'Mon D, YYYY': `${NAME}${GAP}${DAY}(?:st|nd|rd|th)?${GAP}${YEAR}`,
  'Month D, YYYY': `${NAME}${GAP}${DAY}(?:st|nd|rd|th)?${GAP}${YEAR}`,
  'YYYY Mon D': `${YEAR}${GAP}${NAME}${GAP}${DAY}(?: d)?`,
  'Excel serial': '(?<serial>\\d{5})(?:[.,]\\d+)?',
};

const PATTERNS = new Map<DateFormat, RegExp>(
  DATE_FORMATS.map((format) => [format, new RegExp(`^${NAMED[format] ?? numeric(format)}\\.?$`, 'u')]),
);

/** With a weekday, a time, a zone and Schwab's second date; a longer text is not worth a look. */
const LONGEST_DATE = 64;
/** A time of day behind the date, or Schwab's "as of" with the day of another booking. */
const AFTER_THE_DATE = /(?:(?:[T ,/]|kl\.?|um|at)+\d{1,2}[:.h]\d{2}(?!\d*[./]\d).*| as of .*)$/i;
const TIME_BEFORE = /^\d{1,2}:\d{2}(?::\d{2})?,? +(?=\d)/;
const WEEKDAY = /^(\p{L}{2,12})\.?,? +(?=\d)/u;
const YEAR_WORD = / (?:г|год|года|р|рік|року|година)\.?$/u;
const COMPACT_TIMESTAMP = /^(\d{8})(?:\d{6}|[ T]\d{4,6})$/;

/** The text without what stands around the day: weekday, time of day, characters for year, month and day. */
export function isolateDay(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_DATE || !/\p{Nd}/u.test(trimmed)) return '';
  if (/^\d[\d./-]*$/.test(trimmed) && trimmed.length < 14) return trimmed;
  return trimmed
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/(\d)\s*[年년]\s*/u, '$1-')
    .replace(/(\d)\s*[月월]\s*/u, '$1-')
    .replace(/(\d)\s*[日일]/u, '$1')
    .replace(COMPACT_TIMESTAMP, '$1')
    .replace(TIME_BEFORE, '')
    .replace(AFTER_THE_DATE, '')
    .replace(WEEKDAY, (found, word: string) => (readMonthName(word) ? found : ''))
    .replace(YEAR_WORD, '')
    .trim();
}

/**
 * @param language decides between the months that a name can mean; null takes a name that means one.
 * @returns the day as YYYY-MM-DD, or null when the text is no day of the calendar in this format.
 */
export function parseDate(text: string, format: DateFormat, language: string | null = null): string | null {
  return parseDay(isolateDay(text), format, language);
}

/** Rows of one day follow each other, and ten years have no more days than this. */
const MAX_DAYS_KEPT = 4_096;
const known = new Map<DateFormat, Map<string, string | null>>(
  DATE_FORMATS.map((format) => [format, new Map()]),
);

/** Like `parseDate`, for a text that `isolateDay` has returned. */
export function parseDay(day: string, format: DateFormat, language: string | null = null): string | null {
  const days = language === null ? known.get(format) : undefined;
  if (!days) return readDay(day, format, language);
  const found = days.get(day);
  if (found !== undefined) return found;
  const date = readDay(day, format, language);
  if (days.size >= MAX_DAYS_KEPT) days.clear();
  days.set(day, date);
  return date;
}

function readDay(day: string, format: DateFormat, language: string | null): string | null {
  const parts = PATTERNS.get(format)?.exec(day)?.groups;
  if (!parts) return null;
  const { year = '', month = '', day: dayOfMonth = '', name, serial } = parts;
  if (serial !== undefined) return readSerial(Number(serial));
  return toDay(
    year.length === 2 ? centuryOf(year) + year : year,
    (name === undefined ? month : monthNumber(name, language)).padStart(2, '0'),
    dayOfMonth.padStart(2, '0'),
  );
}

/** Formats in which the text is a day. */
export function fittingFormats(text: string): DateFormat[] {
  const day = isolateDay(text);
  if (day === '') return [];
  return DATE_FORMATS.filter((format) => format !== 'Excel serial' && parseDay(day, format) !== null);
}

export const isDate = (text: string): boolean => {
  const day = isolateDay(text);
  return (
    day !== '' && DATE_FORMATS.some((format) => format !== 'Excel serial' && parseDay(day, format) !== null)
  );
};

/** As POSIX reads two digits. */
const centuryOf = (shortYear: string) => (shortYear < '69' ? '20' : '19');

function monthNumber(name: string, language: string | null): string {
  const meanings = readMonthName(name);
  if (!meanings) return '0';
  const months = [...meanings].filter(([_month, languages]) => language === null || languages.has(language));
  // A name of several meanings is still a date; `DateEvidence` finds out in which language.
  return String(months[0]?.[0] ?? 0);
}

/** Serial 25569 is 1 January 1970 in Excel's count of days. */
const UNIX_EPOCH_SERIAL = 25_569;
const FIRST_SERIAL = 29_221;
const LAST_SERIAL = 73_415;

function readSerial(serial: number): string | null {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  return new Date((serial - UNIX_EPOCH_SERIAL) * 86_400_000).toISOString().slice(0, 10);
}

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function toDay(year: string, month: string, day: string): string | null {
  const numberOfYear = Number(year);
  const daysOfMonth = DAYS_OF_MONTH[Number(month) - 1] ?? 0;
  const isLeapYear = (numberOfYear % 4 === 0 && numberOfYear % 100 !== 0) || numberOfYear % 400 === 0;
  const lastDay = month === '02' && !isLeapYear ? 28 : daysOfMonth;
  if (numberOfYear < 1900 || numberOfYear > 2199 || Number(day) < 1 || Number(day) > lastDay) return null;
  return `${year}-${month}-${day}`;
}
