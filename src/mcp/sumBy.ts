import Big from 'big.js';
import { currencyOf } from '../amount.ts';
import { exactNumber } from '../exactJson.ts';

interface CurrencyCodes {
  iso_currency_code: string | null;
  unofficial_currency_code: string | null;
}

/**
 * Returns the exact sums of fields of the rows, in a row for each currency. A currency is both of its codes: a bank may
 * call its points `USD`, and they must not be added to dollars.
 */
export function sumBy<Field extends string, Row extends CurrencyCodes & Record<Field, number>>(
  rows: readonly Row[],
  fields: readonly Field[],
): Record<string, unknown>[] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const key = JSON.stringify([row.iso_currency_code, row.unofficial_currency_code]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    const { unofficial_currency_code } = first;
    const sums = fields.map((field) => {
      const sum = group.reduce((total, row) => total.plus(String(row[field])), new Big(0));
      return [field, exactNumber(sum.toFixed())];
    });
    return {
      currency: currencyOf(first),
      ...(unofficial_currency_code !== null && { unofficial_currency_code }),
      ...Object.fromEntries(sums),
    };
  });
}
