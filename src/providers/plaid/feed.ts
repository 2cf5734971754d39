import type { Feed, FeedAccount, FeedEvent, PullOptions } from '../provider.ts';
import { ProviderError } from '../provider.ts';
import type { PlaidClient } from './client.ts';
import { isRefusedCursor, MUTATION_CODE } from './failures.ts';
import { toAccount, toTransaction, type WireSyncPage } from './fields.ts';

/** The largest page that Plaid returns. */
const PAGE_SIZE = 500;
/** How often a pull starts over because the data changed during pagination. */
const MAX_RESTARTS = 3;
/** Plaid takes about ten seconds to fetch a new login's first transactions. */
const NOT_READY_RETRY_MS = 10_000;

export function createPlaidFeed(client: PlaidClient): Feed {
  const listAccounts = async (credentials: string, signal: AbortSignal): Promise<FeedAccount[]> => {
    const { accounts } = await client.call(
      (api, options) => api.accountsGet({ access_token: credentials }, options),
      { signal },
    );
    return accounts.map(toAccount);
  };

  const fetchPage = (credentials: string, cursor: string | null, signal: AbortSignal) =>
    client.call(
      async (api, options) => {
        const request = { access_token: credentials, count: PAGE_SIZE, ...(cursor && { cursor }) };
        const response = await api.transactionsSync(request, options);
        // Otherwise the first sync of a new login would succeed without any transactions.
        if (response.data.transactions_update_status === 'NOT_READY') throw notReady();
        return response;
      },
      { signal, isFinal: ({ code }) => code === MUTATION_CODE },
    );

  async function* pullOnce(credentials: string, { cursor, signal }: PullOptions): AsyncGenerator<FeedEvent> {
    let accounts = await listAccounts(credentials, signal);
    for (let position = cursor, hasMore = true; hasMore; ) {
      const page = await fetchPage(credentials, position, signal).catch((error: unknown) => {
        throw position !== null && isCursorError(error) ? cursorRefused(error) : error;
      });
      hasMore = page.has_more;
      position = page.next_cursor;
      yield { kind: 'page', page: toFeedPage(page, accounts) };
      accounts = [];
    }
  }

  return {
    listAccounts,
    async *pull(credentials, options) {
      for (let restarts = 0; ; restarts++) {
        try {
          yield* pullOnce(credentials, options);
          return;
        } catch (error) {
          const isMutation = error instanceof ProviderError && error.code === MUTATION_CODE;
          if (!isMutation || restarts === MAX_RESTARTS) throw error;
        }
        yield { kind: 'restart' };
      }
    },
  };
}

function toFeedPage(page: WireSyncPage, accounts: FeedAccount[]) {
  return {
    accounts,
    upserted: [...page.added, ...page.modified].map(toTransaction),
    removed: page.removed.map((removed) => ({
      externalId: removed?.transaction_id,
      accountExternalId: removed?.account_id ?? null,
    })),
    windows: [],
    isHistoryComplete: isHistoryComplete(page.transactions_update_status),
    cursor: page.has_more ? null : page.next_cursor,
  };
}

/** Null for a status that says nothing. */
function isHistoryComplete(status: string | undefined): boolean | null {
  if (status === 'HISTORICAL_UPDATE_COMPLETE') return true;
  return status === 'INITIAL_UPDATE_COMPLETE' ? false : null;
}

const isCursorError = (error: unknown): error is ProviderError =>
  error instanceof ProviderError && isRefusedCursor(error.code, error.message);

const cursorRefused = ({ code, message }: ProviderError) =>
  new ProviderError('cursor_refused', code, message);

const notReady = () =>
  new ProviderError(
    'temporary',
    'PRODUCT_NOT_READY',
    'Plaid is still fetching the first transactions of this login.',
    NOT_READY_RETRY_MS,
  );
