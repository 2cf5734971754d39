import {
  Configuration,
  PlaidApi,
  type PlaidError,
  Products,
  type RemovedTransaction,
  type Transaction,
} from 'plaid';
import type { PlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';

/** Returns Plaid's SDK as a client of the sandbox. */
export function clientOf({ url, clientId, secret }: PlaidSandbox): PlaidApi {
  const headers = { 'PLAID-CLIENT-ID': clientId, 'PLAID-SECRET': secret };
  return new PlaidApi(new Configuration({ basePath: url, baseOptions: { headers, proxy: false } }));
}

export async function link(
  plaid: PlaidApi,
  institutionId: string,
  options: { override_username?: string; override_password?: string; webhook?: string } = {},
): Promise<{ accessToken: string; itemId: string }> {
  const created = await plaid.sandboxPublicTokenCreate({
    institution_id: institutionId,
    initial_products: [Products.Transactions],
    options,
  });
  const { data } = await plaid.itemPublicTokenExchange({ public_token: created.data.public_token });
  return { accessToken: data.access_token, itemId: data.item_id };
}

/** Returns all pages of /transactions/sync since the cursor. */
export async function pull(
  plaid: PlaidApi,
  accessToken: string,
  { cursor = '', count = 500 }: { cursor?: string; count?: number } = {},
) {
  const all = {
    added: [] as Transaction[],
    modified: [] as Transaction[],
    removed: [] as RemovedTransaction[],
  };
  let [next, pages, hasMore] = [cursor, 0, true];
  while (hasMore) {
    const { data } = await plaid.transactionsSync({ access_token: accessToken, cursor: next, count });
    all.added.push(...data.added);
    all.modified.push(...data.modified);
    all.removed.push(...data.removed);
    [next, pages, hasMore] = [data.next_cursor, pages + 1, data.has_more];
  }
  return { ...all, cursor: next, pages };
}

/** Returns the error object of a call that must fail. */
export async function refusal(
  call: Promise<unknown>,
): Promise<PlaidError & { status: number; headers: Record<string, string> }> {
  try {
    await call;
  } catch (error) {
    // The SDK rejects with an axios error, which has the server's response.
    const { response } = error as {
      response?: { status: number; headers: Record<string, string>; data: PlaidError };
    };
    if (response) return { ...response.data, status: response.status, headers: response.headers };
    throw error;
  }
  throw new Error('The call was expected to fail.');
}
