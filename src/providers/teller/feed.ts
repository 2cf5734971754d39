import { daysAfter, toDay } from '../../domain/days.ts';
import type { Feed, FeedAccount, FeedEvent, FeedPage, PullOptions } from '../provider.ts';
import { ProviderError } from '../provider.ts';
import type { TellerClient } from './client.ts';
import {
  afterReading,
  earliest,
  latest,
  parseCursor,
  planReading,
  type Reading,
  type TellerCursor,
} from './cursor.ts';
import type { WireAccount, WireBalances, WireTransaction } from './fields.ts';
import { toAccount, toTransaction } from './fields.ts';
import { lastIdOf, oldestDayOf, rowsSince } from './listingPage.ts';

/**
 * Lists the transactions of each account, newest first, as far back as cursor.ts requires. If the pages reach further,
 * the window extends to the oldest day that they contain completely.
 */

const PAGE_SIZE = 250;
/** Lists have no upper end. */
const LAST_DAY = '9999-12-31';
/** How often a pull restarts because the last transaction of a page no longer exists. */
const MAX_RESTARTS = 3;

const CLOSED = 'account.closed';
const NOT_FOUND = 'not_found';

/** The list changed between two pages. */
class PageLost extends Error {
  override name = 'PageLost';
}

export function createTellerFeed(client: TellerClient): Feed {
  const fetchAccounts = async (accessToken: string, signal: AbortSignal) => {
    const accounts = await client.get<WireAccount[]>('/accounts', accessToken, signal);
    const isClosed = ({ status }: WireAccount) => status === 'closed';
    return { open: accounts.filter((account) => !isClosed(account)), closed: accounts.filter(isClosed) };
  };

  /** Returns null if the account was closed since it was listed. */
  const describe = async (
    account: WireAccount,
    accessToken: string,
    signal: AbortSignal,
  ): Promise<FeedAccount | null> => {
    if (!account.links.balances) return toAccount(account, null);
    const path = `/accounts/${account.id}/balances`;
    const balances = await client.get<WireBalances>(path, accessToken, signal).catch(nullIfClosed);
    return balances && toAccount(account, balances);
  };

  /** Yields pages, and returns the first day of the window that they cover. */
  async function* pullAccount(
    account: WireAccount,
    { from, certainFrom, since }: Reading,
    accessToken: string,
    signal: AbortSignal,
  ): AsyncGenerator<WireTransaction[], string> {
    for (let lastId: string | null = null; ; ) {
      const after: string = lastId === null ? '' : `&from_id=${encodeURIComponent(lastId)}`;
      const path = `/accounts/${account.id}/transactions?count=${PAGE_SIZE}${after}`;
      const page: WireTransaction[] = await client
        .get<WireTransaction[]>(path, accessToken, signal)
        .catch((error: unknown) => {
          throw after !== '' && hasCode(error, NOT_FOUND) ? new PageLost() : error;
        });
      const oldestDay = oldestDayOf(page);
      if (page.length < PAGE_SIZE) {
        yield rowsSince(page, since);
        return latest(since, earliest(certainFrom, oldestDay ?? certainFrom));
      }
      if (oldestDay !== null && oldestDay < from) {
        // The oldest day continues on the next page, which is not fetched.
        const wholeFrom = latest(since, daysAfter(oldestDay, 1));
        yield rowsSince(page, wholeFrom);
        return wholeFrom;
      }
      yield rowsSince(page, since);
      lastId = lastIdOf(page);
    }
  }

  async function* pullOnce(credentials: string, options: PullOptions): AsyncGenerator<FeedEvent> {
    const { now, signal } = options;
    const today = toDay(now);
    const cursor = parseCursor(options.cursor);
    const read: TellerCursor = { ...cursor };
    const { open, closed } = await fetchAccounts(credentials, signal);
    if (closed.length > 0) yield page({ closedAccounts: closed.map(({ id }) => id) });
    for (const account of open) {
      const described = await describe(account, credentials, signal);
      if (!described) {
        yield page({ closedAccounts: [account.id] });
        continue;
      }
      yield page({ accounts: [described] });
      if (!account.links.transactions) continue;
      const reading = planReading(cursor[account.id], options.oldestPending.get(account.id), today);
      const transactions = pullAccount(account, reading, credentials, signal);
      try {
        let next = await transactions.next();
        for (; !next.done; next = await transactions.next()) {
          yield page({ upserted: next.value.map((transaction) => toTransaction(account, transaction)) });
        }
        // Only now has every day of it been seen.
        const from = next.value;
        yield page({ windows: [{ accountExternalId: account.id, from, to: LAST_DAY }] });
        read[account.id] = afterReading(cursor[account.id], reading, today);
      } catch (error) {
        nullIfClosed(error);
      }
    }
    yield page({ cursor: JSON.stringify(read) });
  }

  return {
    async listAccounts(credentials, signal) {
      const found: FeedAccount[] = [];
      for (const account of (await fetchAccounts(credentials, signal)).open) {
        const described = await describe(account, credentials, signal);
        if (described) found.push(described);
      }
      return found;
    },

    async *pull(credentials, options) {
      for (let restarts = 0; ; restarts++) {
        try {
          yield* pullOnce(credentials, options);
          return;
        } catch (error) {
          if (!(error instanceof PageLost)) throw error;
          if (restarts === MAX_RESTARTS) throw keepsChanging();
        }
        yield { kind: 'restart' };
      }
    },
  };
}

const page = (parts: Partial<FeedPage>): FeedEvent => ({
  kind: 'page',
  page: { accounts: [], upserted: [], removed: [], windows: [], cursor: null, ...parts },
});

function nullIfClosed(error: unknown): null {
  if (hasCode(error, CLOSED)) return null;
  throw error;
}

/** Codes are dotted, from the general to the specific: `account.closed` includes `account.closed.x`. */
function hasCode(error: unknown, code: string): boolean {
  return error instanceof ProviderError && (error.code === code || error.code.startsWith(`${code}.`));
}

const keepsChanging = () =>
  new ProviderError(
    'temporary',
    'CHANGED_DURING_PAGINATION',
    'The transactions changed while they were read.',
  );
