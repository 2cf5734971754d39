import { currencyOf } from '../../amount.ts';
import { type Tool, table } from '../answer.ts';

export const recurring: Tool<'recurring'> = async (given, { client, signal }) => {
  const page = await client.call('listRecurring', { query: given, signal });
  const more = page.has_more ? ' For more, pass next_cursor as cursor.' : '';
  return {
    summary: `${page.data.length} recurring payments. Positive amounts are money out, negative ones money in.${more}`,
    data: {
      recurring: table(page.data, {
        name: (row) => row.name,
        category: (row) => row.category_slug,
        cadence: (row) => row.cadence,
        status: (row) => row.status,
        currency: currencyOf,
        last_date: (row) => row.last_date,
        last_amount: (row) => row.last_amount,
        next_date: (row) => row.next_date,
        next_amount: (row) => row.next_amount,
        count: (row) => row.occurrences_count,
        price_changes: (row) => row.price_changes.map((one) => [one.date, one.from_amount, one.to_amount]),
      }),
      next_cursor: page.next_cursor,
    },
  };
};
