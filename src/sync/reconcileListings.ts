import type { Database } from '../context.ts';
import { toDay } from '../domain/days.ts';
import { normalizeDecimal } from '../domain/decimal.ts';
import { foldName } from '../domain/nameSimilarity.ts';
import { CANDIDATE_DAYS, reconcile } from '../domain/reconcile.ts';
import type { FeedWindow } from '../providers/provider.ts';
import {
  countPosted,
  findConfirmedRemovals,
  findIssuedAgain,
  findNewlyListed,
  findUnlisted,
  type ListedDays,
  type NewlyListedRow,
  recordUnconfirmedRemovals,
  type StagedListing,
  type UnlistedRow,
} from '../store/listings.ts';
import type { SyncWarning } from '../store/syncLogs.ts';
import { keyOf } from './changes.ts';

/** The days of an account that a batch lists completely. */
export interface ListedWindow extends FeedWindow {
  /** The days from this one on are complete. Of older ones the batch has some transactions, which arrived late. */
  certainFrom: string;
  /** Whether an unlisted pending row is removed, whatever its date. */
  hasAllPending: boolean;
}

export interface Listings extends StagedListing {
  windows: readonly ListedWindow[];
  /** Whether the pull began without a cursor, for example after a login was linked again. All ids may be new. */
  isFull: boolean;
  /** The ids of the rows from files that late transactions take over, by `keyOf`. */
  late: ReadonlyMap<string, string>;
}

export interface ReconciledListings {
  /** The id of the stored row of a transaction that is listed under a new id, by `keyOf`. */
  matches: Map<string, string>;
  /** The stored rows that are no longer listed and are removed, by id. */
  unlisted: Map<string, { accountId: string; isVisible: boolean }>;
  warnings: SyncWarning[];
}

/** A large removal is confirmed by a second listing at least this much later. */
const CONFIRMED_AFTER_MS = 10 * 60_000;
const MS_PER_DAY = 86_400_000;

/**
 * Matches the transactions of each listed account with the stored rows. Only transactions under unknown ids are
 * matched, which are few except for a new login.
 */
export async function reconcileListings(
  trx: Database,
  listings: Listings,
  accountIds: ReadonlyMap<string, string>,
  now: Date,
): Promise<ReconciledListings> {
  const result: ReconciledListings = { matches: new Map(listings.late), unlisted: new Map(), warnings: [] };
  for (const window of listings.windows) {
    const accountId = accountIds.get(window.accountExternalId);
    if (accountId !== undefined)
      await reconcileAccount(trx, listings, { ...window, accountId }, [...accountIds.values()], now, result);
  }
  return result;
}

async function reconcileAccount(
  trx: Database,
  listings: Listings,
  days: ListedDays & Pick<ListedWindow, 'certainFrom'>,
  accountIds: readonly string[],
  now: Date,
  result: ReconciledListings,
): Promise<void> {
  const removedSince = new Date(now.getTime() - CANDIDATE_DAYS * MS_PER_DAY);
  const isCertain = ({ date, pending }: NewlyListedRow) => pending || date >= days.certainFrom;
  const unlisted = await findUnlisted(trx, listings, days, removedSince);
  // A first history: every row is new.
  const listed = unlisted.length === 0 ? [] : await findNewlyListed(trx, listings, accountIds, days);
  const rest = listed.filter(({ externalId }) => !listings.late.has(keyOf(days.accountId, externalId)));
  // What arrived late says nothing of the days around it: it is only ever the row that is equal in everything.
  const [ours, theirs] = [new Set(unlisted.map(contentOf)), new Set(rest.map(contentOf))];
  const stored = unlisted.filter((row) => isCertain(row) || (!row.isFromFile && theirs.has(contentOf(row))));
  const rows = rest.filter((row) => isCertain(row) || ours.has(contentOf(row)));
  const confirmedBefore = new Date(now.getTime() - CONFIRMED_AFTER_MS);
  const isHeld = (row: UnlistedRow) => row.removedAt === null && !row.pending;
  const heldCount = stored.filter(isHeld).length;
  const { matches, removed, withheld } = reconcile(
    stored.map(({ removedAt, ...row }) => ({ ...row, removedOn: removedAt && toDay(removedAt) })),
    { rows, from: days.from, to: days.to, hasAllPending: days.hasAllPending },
    {
      today: toDay(now),
      idsAreNew: listings.isFull,
      // After a new link there is no confirmation, because until the next listing every row would be there twice.
      confirmed: listings.isFull ? null : await findConfirmedRemovals(trx, days.accountId, confirmedBefore),
      otherPosted: heldCount === 0 ? 0 : (await countPosted(trx, days)) - heldCount,
    },
  );
  for (const [externalId, id] of matches) result.matches.set(keyOf(days.accountId, externalId), id);
  const removedIds = new Set(removed);
  const gone = stored.filter((row) => removedIds.has(row.id) && isCertain(row));
  for (const { id, isDeletedByUser } of gone)
    result.unlisted.set(id, { accountId: days.accountId, isVisible: !isDeletedByUser });
  const replaced = gone.filter(({ isFromFile, isDeletedByUser }) => isFromFile && !isDeletedByUser);
  if (replaced.length > 0) result.warnings.push(fileRowsRemoved(days.accountId, replaced));
  // The planner keeps those whose pending transaction another change names; the others are removed.
  for (const { id, isVisible } of listings.linksPending ? await findIssuedAgain(trx, listings, days) : [])
    result.unlisted.set(id, { accountId: days.accountId, isVisible });
  await recordUnconfirmedRemovals(trx, days, withheld, now);
  if (withheld.length > 0)
    result.warnings.push({
      code: 'REMOVALS_UNCONFIRMED',
      account_id: days.accountId,
      message:
        `The bank left out ${withheld.length} transactions that it listed before. They stay until a listing at ` +
        'least ten minutes later leaves them out too.',
    });
}

const contentOf = ({ date, amount, currency, name }: NewlyListedRow): string =>
  [date, normalizeDecimal(amount), currency, foldName(name)].join('\n');

function fileRowsRemoved(accountId: string, rows: readonly UnlistedRow[]): SyncWarning {
  const dates = rows.map(({ date }) => date).sort();
  return {
    code: 'FILE_ROWS_REMOVED',
    account_id: accountId,
    message:
      `The bank now provides days that had transactions from files, and does not have ${rows.length} of these, ` +
      `from ${dates[0]} to ${dates.at(-1)}. They were removed.`,
  };
}
