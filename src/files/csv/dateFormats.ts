/** The ways banks write days. The order is the order of preference where several fit a file. */
export const DATE_FORMATS = [
  'MM/DD/YYYY',
  'YYYY-MM-DD',
  'M/D/YYYY',
  'MM-DD-YYYY',
  'DD/MM/YYYY',
  'DD.MM.YYYY',
  'YYYY/MM/DD',
  'Mon D, YYYY',
  'Month D, YYYY',
  'D/M/YYYY',
  'DD-MM-YYYY',
  'YYYYMMDD',
  'MM/DD/YY',
  'DD/MM/YY',
  'DD.MM.YY',
  'D Mon YYYY',
] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

/** Month-first formats and the day-first ones that the same text may be read in. */
export const DAY_FIRST_OF: Partial<Record<DateFormat, DateFormat>> = {
  'MM/DD/YYYY': 'DD/MM/YYYY',
  'M/D/YYYY': 'D/M/YYYY',
  'MM-DD-YYYY': 'DD-MM-YYYY',
  'MM/DD/YY': 'DD/MM/YY',
};

interface Shape {
  /** One or two digits for a day or month: a bank that pads them in one year may not in the next. */
  pattern: RegExp;
  /** What the format's own name promises, for telling the formats apart. */
  exact?: RegExp;
}

const YEAR = '(?<year>\\d{4})';
const SHORT_YEAR = '(?<year>\\d{2})';
const MONTH = '(?<month>\\d{1,2})';
const DAY = '(?<day>\\d{1,2})';
const NAME = '(?<name>\\p{L}{3,9})\\.?';

const shape = (pattern: string, exact?: RegExp): Shape => ({
  pattern: new RegExp(`^${pattern}$`, 'u'),
  ...(exact && { exact }),
});

const SHAPES: Record<DateFormat, Shape> = {
  'MM/DD/YYYY': shape(`${MONTH}/${DAY}/${YEAR}`, /^\d{2}\/\d{2}\//),
  'YYYY-MM-DD': shape(`${YEAR}-${MONTH}-${DAY}`),
  'M/D/YYYY': shape(`${MONTH}/${DAY}/${YEAR}`),
  'MM-DD-YYYY': shape(`${MONTH}-${DAY}-${YEAR}`),
  'DD/MM/YYYY': shape(`${DAY}/${MONTH}/${YEAR}`, /^\d{2}\/\d{2}\//),
  'DD.MM.YYYY': shape(`${DAY}\\.${MONTH}\\.${YEAR}`),
  'YYYY/MM/DD': shape(`${YEAR}/${MONTH}/${DAY}`),
  'Mon D, YYYY': shape(`${NAME} ${DAY},? ${YEAR}`, /^\p{L}{3,4}\.? /u),
  'Month D, YYYY': shape(`${NAME} ${DAY},? ${YEAR}`),
  'D/M/YYYY': shape(`${DAY}/${MONTH}/${YEAR}`),
  'DD-MM-YYYY': shape(`${DAY}-${MONTH}-${YEAR}`),
  YYYYMMDD: shape('(?<year>(?:19|20)\\d{2})(?<month>\\d{2})(?<day>\\d{2})'),
  'MM/DD/YY': shape(`${MONTH}/${DAY}/${SHORT_YEAR}`),
  'DD/MM/YY': shape(`${DAY}/${MONTH}/${SHORT_YEAR}`),
  'DD.MM.YY': shape(`${DAY}\\.${MONTH}\\.${SHORT_YEAR}`),
  'D Mon YYYY': shape(`${DAY}[ -]${NAME}[ -]${YEAR}`),
};

const MONTH_NAMES =
  'january february march april may june july august september october november december'.split(' ');

/** With a time, a zone and Schwab's second date; a longer text is not worth a look. */
const LONGEST_DATE = 48;
/** A time of day behind the date, or Schwab's "as of" with the day of another booking. */
const AFTER_THE_DATE = /(?:[T ,]+\d{1,2}:\d{2}.*| as of .*)$/i;

/** @returns the day as YYYY-MM-DD, or null when the text is no day of the calendar in this format. */
export function parseDate(text: string, format: DateFormat): string | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_DATE) return null;
  const parts = SHAPES[format].pattern.exec(trimmed.replace(AFTER_THE_DATE, ''))?.groups;
  if (!parts) return null;
  const { year = '', month = '', day = '', name } = parts;
  return toDay(
    year.length === 2 ? centuryOf(year) + year : year,
    (name === undefined ? month : monthNumber(name)).padStart(2, '0'),
    day.padStart(2, '0'),
  );
}

/** Whether the text is a day in this format, written the way the format's name says. */
export function fitsExactly(text: string, format: DateFormat): boolean {
  return parseDate(text, format) !== null && (SHAPES[format].exact?.test(text.trim()) ?? true);
}

/** As POSIX reads two digits. */
const centuryOf = (shortYear: string) => (shortYear < '69' ? '20' : '19');

function monthNumber(name: string): string {
  const folded = name.toLowerCase().replace(/^sept$/, 'sep');
  return String(MONTH_NAMES.findIndex((month) => month === folded || month.slice(0, 3) === folded) + 1);
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
