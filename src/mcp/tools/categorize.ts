import { type Tool, WrongArguments } from '../answer.ts';
import { readToken } from '../boundToken.ts';
import { describeMassWrite } from '../describeMassWrite.ts';

export const categorize: Tool<'categorize'> = async (given, { client, signal, sign }) => {
  const { dry_run_token, ...request } = given;
  const { category_slug, transaction_ids, filters } = request;
  const how = dry_run_token ? { dry_run_token: readToken(sign, request, dry_run_token) } : { dry_run: true };
  if (transaction_ids && !filters) {
    const body = { transaction_ids, category_slug, ...how };
    return describeMassWrite(await client.call('batchCategorize', { body, signal }), { sign, request });
  }
  if (filters && !transaction_ids) {
    const body = { filters, category_slug, ...how };
    return describeMassWrite(await client.call('bulkRecategorize', { body, signal }), { sign, request });
  }
  throw new WrongArguments('Send either transaction_ids or filters.');
};
