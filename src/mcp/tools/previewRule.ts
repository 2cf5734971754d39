import { currencyOf } from '../../amount.ts';
import { type Tool, table } from '../answer.ts';
import { transactionTable } from './searchTransactions.ts';

const DEFAULT_LIMIT = 10;

export const previewRule: Tool<'preview_rule'> = async ({ conditions, limit }, context) => {
  const { client, signal, canWrite } = context;
  if (!conditions) {
    const query = { category_slug: 'uncategorized', limit: limit ?? DEFAULT_LIMIT };
    const merchants = await client.call('summarizeMerchants', { query, signal });
    return {
      summary: `${merchants.data.length} merchants with the most uncategorized transactions. A name without a merchant counts as one, so preview {"or":[{"field":"merchant_name","op":"eq","value":…},{"field":"name","op":"eq","value":…}]}.`,
      data: {
        merchants: table(merchants.data, {
          merchant: (row) => row.merchant_name,
          currency: currencyOf,
          count: (row) => row.count,
          total: (row) => row.total,
        }),
      },
    };
  }
  const preview = await client.call('previewRule', {
    body: { conditions, limit: limit ?? DEFAULT_LIMIT },
    signal,
  });
  return {
    summary: `The conditions match ${preview.match_count} transactions; ${preview.sample.length} of them follow.`,
    data: { sample: transactionTable(preview.sample, canWrite, () => null) },
    structured: { match_count: preview.match_count },
  };
};
