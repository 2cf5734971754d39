import { type Tool, WrongArguments } from '../answer.ts';
import { describeMassWrite } from '../describeMassWrite.ts';

export const categorize: Tool<'categorize'> = async (given, { client, signal }) => {
  const { category_slug, transaction_ids, filters, dry_run_token } = given;
  const how = dry_run_token ? { dry_run_token } : { dry_run: true };
  if (transaction_ids && !filters) {
    const body = { transaction_ids, category_slug, ...how };
    return describeMassWrite(await client.call('batchCategorize', { body, signal }));
  }
  if (filters && !transaction_ids) {
    const body = { filters, category_slug, ...how };
    return describeMassWrite(await client.call('bulkRecategorize', { body, signal }));
  }
  throw new WrongArguments('Send either transaction_ids or filters.');
};
