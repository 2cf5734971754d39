import { setImmediate } from 'node:timers/promises';
import type { AppContext } from '../context.ts';
import type { Feed, FeedAccount, FeedPage, FeedWindow } from '../providers/provider.ts';
import { ProviderError } from '../providers/provider.ts';
import { findAccountIds, findMergedAccountIds } from '../store/accounts.ts';
import type { ConnectionRecord } from '../store/connections.ts';
import { findOldestPending } from '../store/listings.ts';
import { discardStagedChanges, type StagedInput, stageChanges } from '../store/stagedChanges.ts';
import { recordFetched } from '../store/syncLogs.ts';
import { prefetchOne } from './prefetchOne.ts';
import { findStorableAgain, toStagedRemoval, toStagedUpsert } from './quarantine.ts';
import { continuesAccounts } from './storeAccounts.ts';
import { SyncFailure } from './syncFailure.ts';

/** Pulls a connection's feed from its provider into the staging table. */

export interface PulledBatch {
  accounts: FeedAccount[];
  /** The provider's ids of accounts that it lists as closed. */
  closedAccounts: string[];
  windows: FeedWindow[];
  cursor: string | null;
  /** How many changes the provider delivered. */
  fetched: number;
  /** How many changes are staged: the fetched ones, and those that are retried from quarantine. */
  staged: number;
  /** How many of the changes cannot be stored. */
  invalid: number;
  /** The pull began without a cursor: it lists all that the provider has, not only changes. */
  isFull: boolean;
  /** Whether the provider has delivered its whole history of the login, and not only the newest part. Null if unknown. */
  isHistoryComplete: boolean | null;
  /** The date of the oldest transaction that was delivered, by the provider's ids of the accounts. */
  oldestDays: ReadonlyMap<string, string>;
}

/** Whether the provider names the pending transaction that a posted one replaces. Others only send listings. */
export const linksPending = ({ provider }: ConnectionRecord): boolean => provider === 'plaid';

interface PullContext {
  signal: AbortSignal;
  /** Ignores the cursor and pulls everything. */
  isFull: boolean;
  /** Called after each page. */
  arrived: () => void;
}

/** @throws ProviderError, SyncFailure */
export async function pullBatch(
  context: Pick<AppContext, 'db' | 'clock' | 'vault' | 'providers' | 'log'>,
  connection: ConnectionRecord,
  syncLogId: string,
  options: PullContext,
): Promise<PulledBatch> {
  const { vault, providers, log } = context;
  const { feed } = providers[connection.provider] ?? {};
  if (!feed)
    throw new SyncFailure(
      'PROVIDER_NOT_CONFIGURED',
      `The provider ${connection.provider} is not configured.`,
    );
  if (!connection.credentials || connection.status === 'disconnected') {
    throw new SyncFailure('CONNECTION_DISCONNECTED', 'The connection has been removed.');
  }
  const source = { connection, feed, credentials: vault.open(connection.credentials, connection.id) };
  // While the history arrives in parts, each pull lists all of it: older transactions may be those of an earlier login,
  // or of a file, and only a listing tells which.
  const cursor = options.isFull || !connection.is_history_complete ? null : connection.sync_cursor;
  const pullAll = () => pullFrom(context, source, null, syncLogId, options);
  if (cursor === null) return pullAll();
  let batch: PulledBatch;
  try {
    batch = await pullFrom(context, source, cursor, syncLogId, options);
  } catch (error) {
    if (!(error instanceof ProviderError && error.failure === 'cursor_refused')) throw error;
    log.warn({ connectionId: connection.id, syncLogId, code: error.code }, 'cursor refused, pulling all');
    return pullAll();
  }
  // Changes since the cursor are not enough to match the rows of an account that has a new provider id.
  if (!(await continuesAccounts(context.db, connection, batch.accounts))) return batch;
  log.info({ connectionId: connection.id, syncLogId }, 'account ids changed, pulling all');
  return pullAll();
}

async function pullFrom(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  { connection, feed, credentials }: { connection: ConnectionRecord; feed: Feed; credentials: string },
  cursor: string | null,
  syncLogId: string,
  { signal, arrived }: PullContext,
): Promise<PulledBatch> {
  const batch = new GrowingBatch(cursor === null);
  const begin = async () => {
    await discardStagedChanges(db, syncLogId);
    batch.clear();
    // A listing names everything in quarantine that still exists. Changes do not, so the entries are retried here.
    if (batch.isFull || !linksPending(connection)) return;
    const known = await findAccountIds(db, connection.id);
    for await (const retried of findStorableAgain(db, connection.id, known)) {
      await stageChanges(db, syncLogId, batch.staged, retried);
      batch.staged += retried.length;
    }
  };
  await begin();
  const oldestPending = await findOldestPending(db, connection.id);
  // The provider prepares its next page while this one is staged.
  for await (const event of prefetchOne((left) =>
    feed.pull(credentials, {
      cursor,
      oldestPending,
      now: clock.now(),
      signal: AbortSignal.any([signal, left]),
    }),
  )) {
    // Yields to the event loop, because parsing and staging a page are a turn each.
    await setImmediate();
    signal.throwIfAborted();
    if (event.kind === 'restart') {
      await begin();
      continue;
    }
    const now = clock.now();
    const changes = [
      ...event.page.upserted.map((candidate) => toStagedUpsert(candidate, now)),
      ...event.page.removed.map((removal) => toStagedRemoval(removal, now)),
    ];
    await stageChanges(db, syncLogId, batch.staged, changes);
    batch.add(event.page, changes);
    await recordFetched(db, syncLogId, batch.fetched);
    arrived();
  }
  const known = new Set([
    ...(await findAccountIds(db, connection.id)).keys(),
    ...(await findMergedAccountIds(db, connection.id)),
  ]);
  if (batch.namesOther(known)) {
    batch.addAccounts(await feed.listAccounts(credentials, signal));
  }
  return batch;
}

class GrowingBatch implements PulledBatch {
  readonly isFull: boolean;
  readonly #accounts = new Map<string, FeedAccount>();
  closedAccounts: string[] = [];
  readonly oldestDays = new Map<string, string>();
  windows: FeedWindow[] = [];
  cursor: string | null = null;
  fetched = 0;
  staged = 0;
  invalid = 0;
  isHistoryComplete: boolean | null = true;

  constructor(isFull: boolean) {
    this.isFull = isFull;
  }

  get accounts(): FeedAccount[] {
    return [...this.#accounts.values()];
  }

  /** Whether a transaction belongs to an account that the batch does not list and that is not in `known`. */
  namesOther(known: ReadonlySet<string>): boolean {
    return [...this.oldestDays.keys()].some(
      (externalId) => !this.#accounts.has(externalId) && !known.has(externalId),
    );
  }

  /** `changes` is what was staged of the page. */
  add(page: FeedPage, changes: readonly StagedInput[]): void {
    this.addAccounts(page.accounts);
    for (const change of changes) {
      if (change.kind === 'invalid') this.invalid += 1;
      if (change.kind !== 'upsert') continue;
      const { accountExternalId, date } = change.payload;
      const oldest = this.oldestDays.get(accountExternalId);
      if (oldest === undefined || date < oldest) this.oldestDays.set(accountExternalId, date);
    }
    this.closedAccounts.push(...(page.closedAccounts ?? []));
    this.windows.push(...page.windows);
    this.cursor = page.cursor ?? this.cursor;
    if (page.isHistoryComplete !== undefined) this.isHistoryComplete = page.isHistoryComplete;
    this.fetched += changes.length;
    this.staged += changes.length;
  }

  addAccounts(accounts: readonly FeedAccount[]): void {
    for (const account of accounts) this.#accounts.set(account.externalId, account);
  }

  clear(): void {
    this.#accounts.clear();
    this.oldestDays.clear();
    this.closedAccounts = [];
    this.windows = [];
    this.cursor = null;
    this.fetched = 0;
    this.staged = 0;
    this.invalid = 0;
    this.isHistoryComplete = true;
  }
}
