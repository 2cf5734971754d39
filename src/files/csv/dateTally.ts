import { DATE_FORMATS, DAY_FIRST_OF, type DateFormat, fitsExactly, parseDate } from './dateFormats.ts';

/** How many values are enough to see a file's format. */
const FIRST_VALUES = 20;
/** A format must fit this share of them; the rest may be what banks scatter between the rows. */
const NEEDED_SHARE = 0.9;

export interface DecidedDateFormat {
  format: DateFormat;
  /** True where every value may be read day-first and month-first, and nothing told which is meant. */
  isGuess: boolean;
}

interface Count {
  first: number;
  all: number;
  /** How often a day came after, and before, the day above it: files are sorted, misread ones are not. */
  rises: number;
  falls: number;
  previous: string;
}

/**
 * Watches the values of a date column go by and then says what format they are in: the first format of the
 * list that fits nine in ten of the first twenty; all values break the tie of day-first and month-first.
 * A value that is no date in any format speaks for none of them.
 */
export class DateTally {
  readonly #counts = new Map<DateFormat, Count>();
  #datesSeen = 0;

  add(text: string) {
    if (text.trim() === '') return;
    const isEarly = this.#datesSeen < FIRST_VALUES;
    let isDate = false;
    for (const format of isEarly ? DATE_FORMATS : this.#counts.keys()) {
      const day = parseDate(text, format);
      if (day === null) continue;
      isDate = true;
      const count = this.#counts.get(format) ?? { first: 0, all: 0, rises: 0, falls: 0, previous: day };
      if (isEarly && fitsExactly(text, format)) count.first++;
      count.all++;
      if (day > count.previous) count.rises++;
      if (day < count.previous) count.falls++;
      count.previous = day;
      this.#counts.set(format, count);
    }
    if (isDate) this.#datesSeen++;
  }

  /** @param dayFirst what language and currency of the file suggest; null when they suggest nothing. */
  decide(dayFirst: boolean | null): DecidedDateFormat | null {
    const needed = Math.min(this.#datesSeen, FIRST_VALUES) * NEEDED_SHARE;
    const fits = (format: DateFormat) => (this.#counts.get(format)?.first ?? 0) >= Math.max(needed, 1);
    const format = DATE_FORMATS.find(fits);
    if (!format) return null;
    const dayFirstFormat = DAY_FIRST_OF[format];
    if (!dayFirstFormat || !fits(dayFirstFormat)) return { format, isGuess: false };
    return this.#breakTie(format, dayFirstFormat, dayFirst);
  }

  #breakTie(monthFirst: DateFormat, dayFirst: DateFormat, hint: boolean | null): DecidedDateFormat {
    const choose = (isDayFirst: boolean, isGuess = false) => ({
      format: isDayFirst ? dayFirst : monthFirst,
      isGuess,
    });
    const [month, day] = [this.#counts.get(monthFirst), this.#counts.get(dayFirst)];
    if (!month || !day) return choose(false);
    if (month.all !== day.all) return choose(day.all > month.all);
    if (hint !== null) return choose(hint);
    const disorder = (count: Count) => Math.min(count.rises, count.falls);
    if (disorder(month) !== disorder(day)) return choose(disorder(day) < disorder(month));
    return choose(false, true);
  }
}
