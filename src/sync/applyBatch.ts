import type { Database } from '../context.ts';
import type { FeedAccount, FeedTransaction, FeedWindow } from '../providers/provider.ts';
import { findAccountIds, findMergedAccountIds } from '../store/accounts.ts';
import { findCoveredFrom } from '../store/coveredDays.ts';
import { recordCoveredDays } from '../store/linkedAccounts.ts';
import { findPendingOfUnlistedAccounts, removeUnlisted } from '../store/listings.ts';
import type { AccountCounts, SyncCounts, SyncWarning } from '../store/syncLogs.ts';
import { ChangeCounts } from './changeCounts.ts';
import { checkTransaction } from './checkTransaction.ts';
import { applyChunks, type Message, type Source } from './chunks.ts';
import type { Plan } from './drafts.ts';
import { matchLateRows } from './matchLateRows.ts';
import { type ListedWindow, reconcileListings } from './reconcileListings.ts';
import { readStagedMessages } from './stagedMessages.ts';
import { type Login, storeAccounts } from './storeAccounts.ts';
import { SyncFailure } from './syncFailure.ts';

/** How many changes one chunk has. Memory holds up to three chunks. */
const CHUNK_SIZE = 500;

export interface Batch {
  syncLogId: string;
  connectionId: string;
  login: Login;
  accounts: FeedAccount[];
  /** The provider's ids of accounts that it lists as closed. */
  closedAccounts: string[];
  /** The days of each account that the batch lists completely, if the provider sends listings. */
  windows: FeedWindow[];
  /** The pull began without a cursor: it lists all that the provider has, not only changes. */
  isFull: boolean;
  /** Whether the provider had delivered its whole history of the login before: what is older now is late. */
  wasHistoryComplete: boolean;
  /** The date of the oldest transaction that was delivered, by the provider's ids of the accounts. */
  oldestDays: ReadonlyMap<string, string>;
  /** How many changes are staged. */
  staged: number;
  /** Whether the provider names the pending transaction that a posted one replaces. */
  linksPending: boolean;
}

export interface Applied {
  counts: SyncCounts;
  accounts: AccountCounts[];
  warnings: SyncWarning[];
}

/**
 * Writes a batch in the caller's database transaction: accounts and balances, then the staged changes in their order
 * and in chunks, then the removal of what the provider no longer lists.
 * @throws SyncFailure if an account is unknown or a staged change is missing.
 */
export async function applyBatch(
  trx: Database,
  batch: Batch,
  now: Date,
  { chunkSize = CHUNK_SIZE }: { chunkSize?: number } = {},
): Promise<Applied> {
  await storeAccounts(trx, batch.login, { accounts: batch.accounts, closed: batch.closedAccounts }, now);
  const accountIds = await findAccountIds(trx, batch.connectionId);
  const counts = new ChangeCounts();
  const windows = await listedWindows(trx, batch, accountIds);
  const late = await matchLateRows(trx, { ...batch, windows }, accountIds);
  const listings = await reconcileListings(trx, { ...batch, windows, late }, accountIds, now);
  await storeCoveredDays(trx, batch, windows, accountIds);
  const source: Source = {
    ...batch,
    ...listings,
    idsSpanAccounts: true,
    isListing: windows.length > 0,
    accountIds,
  };
  const merged = await findMergedAccountIds(trx, batch.connectionId);
  const listed = withoutAccounts(readStagedMessages(trx, batch, chunkSize), merged);
  await applyChunks(trx, source, listed, counts, now);
  for (const { accountId, isVisible } of listings.unlisted.values()) {
    if (isVisible) counts.recordRemovals(accountId, 1);
  }
  await removeUnlisted(trx, [...listings.unlisted.keys()], now);
  // A listing without any account is treated as no answer.
  const listsAccounts = batch.accounts.length > 0 || batch.closedAccounts.length > 0;
  if (listsAccounts) await removePendingOfUnlistedAccounts(trx, batch, counts, now);
  return { ...counts.result(), warnings: listings.warnings };
}

/** Lists have no upper end. */
const LAST_DAY = '9999-12-31';

/**
 * Returns the days that the batch lists completely. Without a cursor, a provider of changes lists its whole history;
 * a transaction from before its oldest day may still exist at the bank. A pending one is listed, however old it is.
 */
async function listedWindows(
  trx: Database,
  { linksPending, isFull, wasHistoryComplete, ...batch }: Batch,
  accountIds: ReadonlyMap<string, string>,
): Promise<ListedWindow[]> {
  if (!linksPending) {
    return batch.windows.map((window) => ({ ...window, certainFrom: window.from, hasAllPending: true }));
  }
  if (!isFull) return [];
  const covered = wasHistoryComplete ? await findCoveredFrom(trx, [...accountIds.values()]) : null;
  return batch.accounts.map(({ externalId }) => {
    const from = batch.oldestDays.get(externalId) ?? LAST_DAY;
    const coveredFrom = covered?.get(accountIds.get(externalId) ?? '') ?? from;
    const hasLate = from < coveredFrom;
    return {
      accountExternalId: externalId,
      from,
      // The history of a login begins where it began. An older transaction arrived late, and proves no other day.
      certainFrom: hasLate ? coveredFrom : from,
      to: LAST_DAY,
      hasAllPending: true,
    };
  });
}

/**
 * Records from which day on the bank provides each account. Changes do not extend it: an older transaction that arrives
 * late does not prove that the bank has delivered every day since.
 */
async function storeCoveredDays(
  trx: Database,
  { oldestDays }: Batch,
  windows: readonly ListedWindow[],
  accountIds: ReadonlyMap<string, string>,
): Promise<void> {
  const isListing = windows.length > 0;
  const days = isListing
    ? windows.map(({ accountExternalId, certainFrom }) => ({ accountExternalId, from: certainFrom }))
    : [...oldestDays].map(([accountExternalId, from]) => ({ accountExternalId, from }));
  await recordCoveredDays(
    trx,
    days.flatMap(({ accountExternalId, from }) => {
      const accountId = accountIds.get(accountExternalId);
      return accountId === undefined || from === LAST_DAY ? [] : [{ accountId, from }];
    }),
    { extends: isListing },
  );
}

/** Removes pending transactions of accounts that were closed or left the login: they will not post there. */
async function removePendingOfUnlistedAccounts(
  trx: Database,
  { connectionId, accounts }: Batch,
  counts: ChangeCounts,
  now: Date,
): Promise<void> {
  const listed = accounts.map((account) => account.externalId);
  const rows = await findPendingOfUnlistedAccounts(trx, connectionId, listed);
  for (const { accountId, isVisible } of rows) if (isVisible) counts.recordRemovals(accountId, 1);
  await removeUnlisted(
    trx,
    rows.map(({ id }) => id),
    now,
  );
}

/**
 * Writes posted transactions of existing accounts, as an import has them. They are not staged, because no network
 * delays the chunks.
 * @param accountIds our ids of the accounts, by the ids that the transactions name.
 */
export async function applyPosted(
  trx: Database,
  connectionId: string,
  accountIds: ReadonlyMap<string, string>,
  chunks: AsyncIterable<FeedTransaction[]>,
  now: Date,
  onPlan?: (plan: Plan) => void,
): Promise<Applied> {
  const counts = new ChangeCounts();
  const source: Source = {
    connectionId,
    linksPending: true,
    // The same row in the files of two accounts is two transactions.
    idsSpanAccounts: false,
    syncLogId: null,
    accountIds,
    matches: new Map(),
    unlisted: new Map(),
    isListing: false,
    onPlan,
  };
  await applyChunks(trx, source, asUpserts(chunks), counts, now);
  return { ...counts.result(), warnings: [] };
}

/** Drops the transactions of merged accounts, because another login updates those. */
async function* withoutAccounts(
  batches: AsyncIterable<Message[]>,
  externalIds: ReadonlySet<string>,
): AsyncGenerator<Message[]> {
  for await (const messages of batches) {
    yield messages.filter(
      (message) => message.kind !== 'upsert' || !externalIds.has(message.transaction.accountExternalId),
    );
  }
}

async function* asUpserts(chunks: AsyncIterable<FeedTransaction[]>): AsyncGenerator<Message[]> {
  for await (const transactions of chunks) {
    yield transactions.map((transaction) => {
      const checked = checkTransaction(transaction);
      if (checked.kind === 'invalid') throw new SyncFailure('INVALID_TRANSACTION', checked.reason);
      return { kind: 'upsert', transaction: checked.transaction, stagedAt: null };
    });
  }
}
