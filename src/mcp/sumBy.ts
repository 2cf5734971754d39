import Big from 'big.js';
import { exactNumber } from '../exactJson.ts';

/** Returns the exact sums of fields of the rows, in a row for each currency. */
export function sumBy<Field extends string, Row extends Record<Field, number>>(
  rows: readonly Row[],
  currencyOf: (row: Row) => string | null,
  fields: readonly Field[],
): Record<string, unknown>[] {
  const currencies = [...new Set(rows.map(currencyOf))];
  return currencies.map((currency) => {
    const mine = rows.filter((row) => currencyOf(row) === currency);
    const sums = fields.map((field) => {
      const sum = mine.reduce((total, row) => total.plus(String(row[field])), new Big(0));
      return [field, exactNumber(sum.toFixed())];
    });
    return { currency, ...Object.fromEntries(sums) };
  });
}
