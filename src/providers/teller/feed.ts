import type { Feed, FeedAccount, FeedEvent, FeedPage, PullOptions } from '../provider.ts';
import { ProviderError } from '../provider.ts';
import type { TellerClient } from './client.ts';
import type { WireAccount, WireBalances, WireTransaction } from './fields.ts';
import { toAccount, toTransaction } from './fields.ts';

/**
 * Teller has no bookmark of its own: transactions are listed newest first, and what has changed is found by
 * reading the last days again. Our cursor says for each account up to which day it has been read; one that
 * is not in it is new and read from its beginning.
 */

const PAGE_SIZE = 250;
const FIRST_DAYS = 730;
/** A pending transaction posts, or an institution books late, within this time. */
const OVERLAP_DAYS = 10;
const MS_PER_DAY = 86_400_000;
/** Lists have no upper end. */
const LAST_DAY = '9999-12-31';
/** How often a pull begins again because the transaction that a page ended with is gone. */
const MOST_RESTARTS = 3;

const CLOSED = 'account.closed';
const NOT_FOUND = 'not_found';

/** By account: the day up to which it has been read. */
type Cursor = Record<string, string>;

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

  /** Null where the account was closed a moment ago. */
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

  async function* pullAccount(
    account: WireAccount,
    from: string,
    accessToken: string,
    signal: AbortSignal,
  ): AsyncGenerator<WireTransaction[]> {
    for (let lastId: string | null = null; ; ) {
      const since: string = lastId === null ? '' : `&from_id=${encodeURIComponent(lastId)}`;
      const path = `/accounts/${account.id}/transactions?count=${PAGE_SIZE}${since}`;
      const page: WireTransaction[] = await client
        .get<WireTransaction[]>(path, accessToken, signal)
        .catch((error: unknown) => {
          throw since !== '' && hasCode(error, NOT_FOUND) ? new PageLost() : error;
        });
      yield page.filter(({ date }) => date >= from);
      const oldest = page.at(-1);
      if (!oldest || page.length < PAGE_SIZE || oldest.date < from) return;
      lastId = oldest.id;
    }
  }

  async function* pullOnce(credentials: string, options: PullOptions): AsyncGenerator<FeedEvent> {
    const { now, signal } = options;
    const cursor = readCursor(options.cursor);
    const read: Cursor = { ...cursor };
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
      const readUpTo = cursor[account.id];
      const from = readUpTo ? daysBefore(readUpTo, OVERLAP_DAYS) : daysBefore(dayOf(now), FIRST_DAYS);
      try {
        for await (const transactions of pullAccount(account, from, credentials, signal)) {
          yield page({ upserted: transactions.map((transaction) => toTransaction(account, transaction)) });
        }
      } catch (error) {
        nullIfClosed(error);
        continue;
      }
      // Only now has every day of it been seen.
      yield page({ windows: [{ accountExternalId: account.id, from, to: LAST_DAY }] });
      read[account.id] = dayOf(now);
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
          if (restarts === MOST_RESTARTS) throw keepsChanging();
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

/** Codes are dotted: what follows the one asked for tells more of it. */
function hasCode(error: unknown, code: string): boolean {
  return error instanceof ProviderError && (error.code === code || error.code.startsWith(`${code}.`));
}

/** Only this file has ever written a cursor of Teller's. */
const readCursor = (cursor: string | null): Cursor => (cursor ? JSON.parse(cursor) : {});

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

const daysBefore = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) - days * MS_PER_DAY));

const keepsChanging = () =>
  new ProviderError(
    'temporary',
    'CHANGED_DURING_PAGINATION',
    'The transactions changed while they were read.',
  );
