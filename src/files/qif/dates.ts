import type { Question } from '../question.ts';
import { toDayText, toFullYear } from '../statementValues.ts';

export type DateOrder = 'YMD' | 'MDY' | 'DMY';

/** The parts of a date in the order of the file. Quicken writes `2/16'24` and pads with blanks: `2/ 6' 4`. */
const DATE = /^(\d{1,4})\s*[/.\-\s]\s*(\d{1,2})\s*([/.\-'’\s])\s*(\d{1,4})$/;

/** The parameter's names of the two orders that a file can leave open. */
export const ORDER_NAMES = { MDY: 'MM/DD/YYYY', DMY: 'DD/MM/YYYY' } as const;

/** @returns null where the text is no day in this order. */
export function parseQifDate(text: string, order: DateOrder): string | null {
  const [, first = '', second = '', mark = '', last = ''] = DATE.exec(text.trim()) ?? [];
  if (first === '') return null;
  if (first.length > 2) {
    return order === 'YMD' ? toDayText(Number(first), Number(second), Number(last)) : null;
  }
  const year = toYear(last, mark);
  if (year === null || order === 'YMD') return null;
  return order === 'MDY'
    ? toDayText(year, Number(first), Number(second))
    : toDayText(year, Number(second), Number(first));
}

function toYear(text: string, mark: string): number | null {
  if (text.length === 4) return Number(text);
  if (text.length > 2) return null;
  // An apostrophe says that the year is after 1999.
  return /['’]/.test(mark) ? 2000 + Number(text) : toFullYear(Number(text));
}

/** What the dates of a file say about the order of day and month, which is the same in all of it. */
export class DateOrderTally {
  #yearFirst = 0;
  #other = 0;
  #dotted = 0;
  #example = '';
  /** Lines with a date that only one order can read. */
  #proof: Record<'MDY' | 'DMY', { line: number; text: string } | null> = { MDY: null, DMY: null };
  #isAlwaysEqual = true;
  readonly #sorted = { MDY: new OrderWatch(), DMY: new OrderWatch() };

  add(text: string, line: number): void {
    const first = DATE.exec(text.trim())?.[1];
    if (first === undefined) return;
    if (first.length > 2) {
      this.#yearFirst++;
      return;
    }
    this.#other++;
    if (/^\d{1,2}\s*\./.test(text.trim())) this.#dotted++;
    const [monthFirst, dayFirst] = [parseQifDate(text, 'MDY'), parseQifDate(text, 'DMY')];
    if (monthFirst !== null && dayFirst === null) this.#proof.MDY ??= { line, text };
    if (dayFirst !== null && monthFirst === null) this.#proof.DMY ??= { line, text };
    if (monthFirst !== dayFirst) {
      this.#isAlwaysEqual = false;
      this.#example ||= text;
    }
    if (monthFirst !== null) this.#sorted.MDY.add(monthFirst);
    if (dayFirst !== null) this.#sorted.DMY.add(dayFirst);
  }

  /** @returns the order with its evidence, a question, or the two lines that contradict each other. */
  decide():
    | { order: DateOrder; because: string | null }
    | { question: Question }
    | { contradiction: string } {
    if (this.#other === 0) return { order: 'YMD', because: null };
    const { MDY, DMY } = this.#proof;
    if (this.#yearFirst > 0) {
      return { contradiction: 'Some dates begin with the year and others do not.' };
    }
    if (MDY && DMY) {
      return {
        contradiction:
          `Line ${MDY.line} has the date ${MDY.text}, which can only be month-first, ` +
          `and line ${DMY.line} has ${DMY.text}, which can only be day-first.`,
      };
    }
    const proof = MDY ?? DMY;
    if (proof) {
      return {
        order: MDY ? 'MDY' : 'DMY',
        because: `Line ${proof.line} has the date ${proof.text}, which can be read in no other order.`,
      };
    }
    if (this.#isAlwaysEqual) return { order: 'MDY', because: null };
    if (this.#dotted === this.#other) {
      return { order: 'DMY', because: 'Dates with points begin with the day.' };
    }
    const [monthFirst, dayFirst] = [this.#sorted.MDY.isSorted(), this.#sorted.DMY.isSorted()];
    if (monthFirst !== dayFirst) {
      const order = monthFirst ? 'MDY' : 'DMY';
      return { order, because: 'Only in this order do the dates of the file follow each other.' };
    }
    return { question: this.#ask() };
  }

  #ask(): Question {
    const shown = (['MDY', 'DMY'] as const).map((order) => ({
      choice: ORDER_NAMES[order],
      reading: `${this.#example} is ${parseQifDate(this.#example, order)}.`,
    }));
    return {
      parameter: 'date_format',
      message: 'Every date of the file can be read with the month first and with the day first.',
      choices: shown.map(({ choice }) => choice),
      shown,
    };
  }
}

/** Enough days that they are hardly in order by chance. */
const MIN_DAYS = 4;

class OrderWatch {
  #previous: string | null = null;
  #steps = 0;
  #rising = true;
  #falling = true;

  add(day: string): void {
    if (this.#previous !== null && day !== this.#previous) {
      this.#steps++;
      if (day < this.#previous) this.#rising = false;
      else this.#falling = false;
    }
    this.#previous = day;
  }

  isSorted(): boolean {
    return this.#steps >= MIN_DAYS - 1 && (this.#rising || this.#falling);
  }
}
