import type { Decimal } from '../../providers/provider.ts';
import type { Question } from '../question.ts';
import { toDecimal } from '../statementValues.ts';

export type DecimalSeparator = '.' | ',';

const AMOUNT = /^([+-]?)\s*(?:\p{Sc}\s*)?([\d.,' ]+)$/u;

/** @returns null where the text is no amount with this decimal separator. Thousands may be grouped. */
export function parseQifAmount(text: string, separator: DecimalSeparator): Decimal | null {
  const [, sign, digits] = AMOUNT.exec(text.trim()) ?? [];
  if (digits === undefined) return null;
  const at = digits.lastIndexOf(separator);
  const whole = at === -1 ? digits : digits.slice(0, at);
  const fraction = at === -1 ? '' : digits.slice(at + 1);
  const group = separator === '.' ? ',' : '.';
  const isGrouped = new RegExp(`^\\d{1,3}([${group}' ])\\d{2,3}(\\1\\d{2,3})*$`).test(whole);
  if (!isGrouped && !/^\d*$/.test(whole)) return null;
  if (isGrouped && !/\d{3}$/.test(whole)) return null;
  return toDecimal(sign === '-', whole.replace(/\D/g, ''), fraction);
}

/** What the amounts of a file say about their decimal separator, which is the same in all of it. */
export class DecimalTally {
  readonly #lines: Record<DecimalSeparator, number | null> = { '.': null, ',': null };

  add(text: string, line: number): void {
    const digits = AMOUNT.exec(text.trim())?.[2];
    if (digits === undefined) return;
    const [dot, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
    if (dot === -1 && comma === -1) return;
    const last: DecimalSeparator = dot > comma ? '.' : ',';
    const hasBoth = dot !== -1 && comma !== -1;
    const isRepeated = digits.indexOf(last) !== Math.max(dot, comma);
    const fraction = digits.length - Math.max(dot, comma) - 1;
    // One separator with three digits behind it groups thousands or stands before decimals.
    if (!hasBoth && fraction === 3) {
      if (isRepeated) this.#lines[last === '.' ? ',' : '.'] ??= line;
      return;
    }
    this.#lines[last] ??= line;
  }

  /** QIF comes from a program of the United States: without a proof, the decimal separator is a point. */
  decide(): { separator: DecimalSeparator } | { question: Question } {
    const { '.': dot, ',': comma } = this.#lines;
    if (dot !== null && comma !== null) {
      return {
        question: {
          parameter: 'decimal_separator',
          message: `Line ${dot} has a decimal point and line ${comma} a decimal comma.`,
          choices: ['point', 'comma'],
          shown: [],
        },
      };
    }
    return { separator: comma === null ? '.' : ',' };
  }
}
