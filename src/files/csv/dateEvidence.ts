import {
  DATE_FORMATS,
  type DateFormat,
  type DateOrder,
  fittingFormats,
  isolateDay,
  parseDay,
  shapeOf,
} from './dateFormats.ts';
import { readMonthName } from './monthNames.ts';

/** How many values are enough to see which formats are possible. */
const FIRST_VALUES = 50;
/** A format must fit this share of the dates; the rest may be what banks scatter between the rows. */
const NEEDED_SHARE = 0.9;
/** Of a hundred dates, two may be slips of a hand; more are another order. */
const CONTRADICTING_SHARE = 0.02;
/** So many changes of day in one direction do not come about by chance in a misread file. */
const CHANGES_THAT_PROVE_AN_ORDER = 6;
/** Nobody exports ten years of an account in which every day has the same number. */
const IMPLAUSIBLE_DAYS = 3650;

/** So many years with the same day cannot be chance. */
const ANNIVERSARIES = 3;

interface Reading {
  count: number;
  /** How often a day came after, and before, the one above it: files are sorted, misread ones are not. */
  rises: number;
  falls: number;
  previous: string;
  first: string;
  last: string;
  /** Equal for readings in which every date is the same day. */
  digest: number;
  /** The month and day that every date shares, and the years in which it does; a misread year gives such dates. */
  anniversary: string | null;
  years: Set<string>;
}

/** What else is known about the order of day and month. */
export interface DateContext {
  /** The direction of time from row to row, as the running balance proves it. */
  timeRuns: 'down' | 'up' | null;
  /** The order in which dates of the same shape are written elsewhere: in another column, above the rows, in earlier files. */
  provenOrder: (shape: string) => DateOrder | null;
}

const digestOf = (digest: number, date: string): number =>
  (digest * 31 + Number(date.replaceAll('-', ''))) % 2_147_483_647;

export interface DateDecision {
  format: DateFormat | null;
  /** The formats between which nothing decides. */
  alternatives: DateFormat[];
  because: string;
}

/** Watches the values of a date column go by and then says in what format they are. */
export class DateEvidence {
  readonly #readings = new Map<DateFormat, Reading>();
  #dates = 0;
  #hasOneDigit = false;
  #hasLongName = false;
  /** The languages in which every name of a month seen so far is one; null before the first name. */
  #languages: Set<string> | null = null;
  #namesOfTwoMonths = false;
  /** The first date that more than one order can read. */
  example = '';

  add(text: string): void {
    const day = isolateDay(text);
    if (day === '') return;
    const formats = this.#dates < FIRST_VALUES ? fittingFormats(text) : this.#readings.keys();
    let isDate = false;
    for (const format of formats) {
      const date = parseDay(day, format);
      if (date === null) continue;
      isDate = true;
      this.#count(format, date);
    }
    if (!isDate) return;
    this.#dates++;
    if (this.example === '') this.example = text.trim();
    if (/(?<!\d)\d(?!\d)/.test(day)) this.#hasOneDigit = true;
    const name = /\p{L}{3,}/u.exec(day)?.[0];
    if (name) this.#addName(name);
  }

  #count(format: DateFormat, date: string): void {
    const reading = this.#readings.get(format);
    if (!reading) {
      this.#readings.set(format, {
        count: 1,
        rises: 0,
        falls: 0,
        previous: date,
        first: date,
        last: date,
        digest: digestOf(0, date),
        anniversary: date.slice(4),
        years: new Set([date.slice(0, 4)]),
      });
      return;
    }
    reading.count++;
    reading.digest = digestOf(reading.digest, date);
    if (date.slice(4) !== reading.anniversary) reading.anniversary = null;
    else reading.years.add(date.slice(0, 4));
    if (date > reading.previous) reading.rises++;
    if (date < reading.previous) reading.falls++;
    if (date < reading.first) reading.first = date;
    if (date > reading.last) reading.last = date;
    reading.previous = date;
  }

  #addName(name: string): void {
    const meanings = readMonthName(name);
    if (!meanings) return;
    if (name.length > 4) this.#hasLongName = true;
    if (meanings.size > 1) this.#namesOfTwoMonths = true;
    const languages = new Set([...meanings.values()].flatMap((set) => [...set]));
    const known = this.#languages;
    this.#languages = known ? new Set([...known].filter((one) => languages.has(one))) : languages;
  }

  /** The language of the months, where it matters: null where each name means one month, undefined where nothing tells. */
  get language(): string | null | undefined {
    if (!this.#namesOfTwoMonths) return null;
    const languages = [...(this.#languages ?? [])];
    // Polish and Czech differ in "srp" alone, Croatian is the one that means other months.
    const croatian = languages.includes('hr');
    return croatian && languages.length > 1 ? undefined : languages[0];
  }

  /** The order that the values themselves prove by a number above twelve, for dates of the shape. */
  provenOrder(shape: string): DateOrder | null {
    const counts = (['day', 'month', 'year'] as const).map((order) => ({
      order,
      count: this.#countOf(shape, order),
    }));
    const most = Math.max(...counts.map(({ count }) => count));
    const winners = counts.filter(({ count }) => count === most);
    return most > 0 && winners.length === 1 ? (winners[0]?.order ?? null) : null;
  }

  #countOf(shape: string, order: DateOrder): number {
    const counts = [...this.#readings].filter(([format]) => {
      const other = shapeOf(format);
      return other.shape === shape && other.order === order;
    });
    return Math.max(0, ...counts.map(([_format, { count }]) => count));
  }

  decide(context: DateContext): DateDecision {
    const needed = Math.max(1, this.#dates * NEEDED_SHARE);
    const fits = this.#distinct().filter((format) => this.#reading(format).count >= needed);
    const most = Math.max(0, ...fits.map((format) => this.#reading(format).count));
    const best = fits.filter((format) => this.#reading(format).count === most);
    const [only] = best;
    if (!only) return { format: null, alternatives: [], because: '' };
    if (best.length === 1) return this.#decideUnlessContradicted(only);
    return this.#breakTie(best, context);
  }

  /** A file whose dates are partly in one order and partly in another is in neither. */
  #decideUnlessContradicted(format: DateFormat): DateDecision {
    const missed = this.#dates - this.#reading(format).count;
    const { shape } = shapeOf(format);
    const rivals = this.#distinct().filter((other) => other !== format && shapeOf(other).shape === shape);
    if (missed > this.#dates * CONTRADICTING_SHARE && rivals.length > 0) {
      return { format: null, alternatives: [format, ...rivals], because: '' };
    }
    return { format, alternatives: [], because: 'No other format fits the dates.' };
  }

  #breakTie(formats: DateFormat[], context: DateContext): DateDecision {
    const decided = (format: DateFormat, because: string): DateDecision => ({
      format,
      alternatives: [],
      because,
    });
    let open = this.#withoutImplausible(this.#withoutEqual(formats));
    const [first] = open;
    if (first && open.length === 1)
      return decided(first, 'No other reading gives other days, or plausible ones.');
    // No country writes the month first between dots.
    if (open.every((format) => format.includes('.'))) {
      open = open.filter((format) => shapeOf(format).order !== 'month');
      const [dotted] = open;
      if (dotted && open.length === 1) return decided(dotted, 'Dates with dots have the day first.');
    }
    for (const format of open) {
      const { shape, order } = shapeOf(format);
      if (context.provenOrder(shape) === order) {
        return decided(format, 'Other dates of the file or of the account prove the order.');
      }
    }
    const inOrder = open.filter((format) => this.#runsAlong(format, context.timeRuns));
    if (context.timeRuns && inOrder.length === 1 && inOrder[0] && this.#dates > 2) {
      return decided(inOrder[0], 'Only so do the dates follow the running balance.');
    }
    const sorted = open.filter((format) => this.isSorted(format));
    if (sorted.length === 1 && sorted[0] && this.#changes(sorted[0]) >= CHANGES_THAT_PROVE_AN_ORDER) {
      return decided(sorted[0], 'Only so are the rows in the order of time.');
    }
    return { format: null, alternatives: open, because: '' };
  }

  /** 05/05/2024 is one day in every order. */
  #withoutEqual(formats: DateFormat[]): DateFormat[] {
    const digests = formats.map((format) => this.#reading(format).digest);
    return formats.filter((_format, position) => digests.indexOf(digests[position] ?? 0) === position);
  }

  #withoutImplausible(formats: DateFormat[]): DateFormat[] {
    const plausible = formats.filter(
      (format) => this.#spanOf(format) < IMPLAUSIBLE_DAYS && !this.#isAnniversary(format),
    );
    return plausible.length > 0 && this.#dates > 1 ? plausible : formats;
  }

  /** Nobody has an account that moves on one day a year, three years on end. */
  #isAnniversary(format: DateFormat): boolean {
    const { anniversary, years } = this.#reading(format);
    return anniversary !== null && years.size >= ANNIVERSARIES && shapeOf(format).shape.endsWith('2');
  }

  #spanOf(format: DateFormat): number {
    const { first, last } = this.#reading(format);
    return (Date.parse(last) - Date.parse(first)) / 86_400_000;
  }

  #runsAlong(format: DateFormat, timeRuns: DateContext['timeRuns']): boolean {
    const { rises, falls } = this.#reading(format);
    return timeRuns === 'down' ? falls === 0 : rises === 0;
  }

  /** Whether no row is out of the order of time, up or down. */
  isSorted(format: DateFormat): boolean {
    const { rises, falls } = this.#reading(format);
    return Math.min(rises, falls) === 0;
  }

  #changes(format: DateFormat): number {
    const { rises, falls } = this.#reading(format);
    return rises + falls;
  }

  /** Whether the rows run up or down in time under a format; null where they do both or neither. */
  direction(format: DateFormat): 'down' | 'up' | null {
    const { rises, falls } = this.#reading(format);
    if (rises > 0 && falls === 0) return 'down';
    return falls > 0 && rises === 0 ? 'up' : null;
  }

  /** Of the formats that differ in nothing but a name, the one whose name fits the file. */
  #distinct(): DateFormat[] {
    const twins: [DateFormat, DateFormat, boolean][] = [
      ['DD/MM/YYYY', 'D/M/YYYY', this.#hasOneDigit],
      ['MM/DD/YYYY', 'M/D/YYYY', this.#hasOneDigit],
      ['Mon D, YYYY', 'Month D, YYYY', this.#hasLongName],
    ];
    const hidden = new Set(twins.map(([plain, other, takesOther]) => (takesOther ? plain : other)));
    return DATE_FORMATS.filter((format) => this.#readings.has(format) && !hidden.has(format));
  }

  #reading(format: DateFormat): Reading {
    return (
      this.#readings.get(format) ?? {
        count: 0,
        rises: 0,
        falls: 0,
        previous: '',
        first: '',
        last: '',
        digest: 0,
        anniversary: null,
        years: new Set(),
      }
    );
  }
}
