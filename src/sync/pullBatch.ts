import { setImmediate } from 'node:timers/promises';
import type { AppContext } from '../context.ts';
import type { Feed, FeedAccount, FeedPage, FeedWindow } from '../providers/provider.ts';
import { ProviderError } from '../providers/provider.ts';
import { findAccountIds } from '../store/accounts.ts';
import type { ConnectionRecord } from '../store/connections.ts';
import { discardStagedChanges, stageChanges } from '../store/stagedChanges.ts';
import { showProgress } from '../store/syncLogs.ts';
import { oneAhead } from './oneAhead.ts';
import { SyncFailure } from './syncFailure.ts';

/** Fetches everything that a provider has to say about a connection into the staging table. */

export interface PulledBatch {
  accounts: FeedAccount[];
  windows: FeedWindow[];
  cursor: string | null;
  /** How many changes are staged. */
  staged: number;
  /** The pull began without a cursor: it lists what the provider has, instead of what changed. */
  isFull: boolean;
}

interface PullContext {
  signal: AbortSignal;
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
  const cursor = connection.sync_cursor;
  try {
    return await pullFrom(context, source, cursor, syncLogId, options);
  } catch (error) {
    const isRefused = error instanceof ProviderError && error.failure === 'cursor_refused';
    if (cursor === null || !isRefused) throw error;
    log.warn({ connectionId: connection.id, syncLogId, code: error.code }, 'cursor refused, pulling all');
    return pullFrom(context, source, null, syncLogId, options);
  }
}

async function pullFrom(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  { connection, feed, credentials }: { connection: ConnectionRecord; feed: Feed; credentials: string },
  cursor: string | null,
  syncLogId: string,
  { signal, arrived }: PullContext,
): Promise<PulledBatch> {
  const batch = new GrowingBatch(cursor === null);
  await discardStagedChanges(db, syncLogId);
  // The provider makes its next page while this one is staged.
  for await (const event of oneAhead((left) =>
    feed.pull(credentials, { cursor, now: clock.now(), signal: AbortSignal.any([signal, left]) }),
  )) {
    // Taking a page apart was one turn of the event loop, staging it is another: in between others get theirs.
    await setImmediate();
    signal.throwIfAborted();
    if (event.kind === 'restart') {
      await discardStagedChanges(db, syncLogId);
      batch.clear();
      continue;
    }
    const changes = [
      ...event.page.upserted.map((transaction) => ({ kind: 'upsert' as const, payload: transaction })),
      ...event.page.removed.map((removal) => ({ kind: 'remove' as const, payload: removal })),
    ];
    await stageChanges(db, syncLogId, batch.staged, changes);
    batch.add(event.page);
    await showProgress(db, syncLogId, batch.counts);
    arrived();
  }
  if (batch.namesOther(await findAccountIds(db, connection.id))) {
    batch.addAccounts(await feed.listAccounts(credentials, signal));
  }
  return batch;
}

class GrowingBatch implements PulledBatch {
  readonly isFull: boolean;
  readonly #accounts = new Map<string, FeedAccount>();
  /** The accounts that transactions belong to, by the provider's ids. */
  readonly #named = new Set<string>();
  windows: FeedWindow[] = [];
  cursor: string | null = null;
  counts = { added: 0, modified: 0, removed: 0 };

  constructor(isFull: boolean) {
    this.isFull = isFull;
  }

  get accounts(): FeedAccount[] {
    return [...this.#accounts.values()];
  }

  get staged(): number {
    return this.counts.added + this.counts.removed;
  }

  /** Whether a transaction belongs to an account that neither the batch lists nor is `known`. */
  namesOther(known: ReadonlyMap<string, string>): boolean {
    return [...this.#named].some((externalId) => !this.#accounts.has(externalId) && !known.has(externalId));
  }

  add(page: FeedPage): void {
    this.addAccounts(page.accounts);
    for (const { accountExternalId } of page.upserted) this.#named.add(accountExternalId);
    this.windows.push(...page.windows);
    this.cursor = page.cursor ?? this.cursor;
    this.counts.added += page.upserted.length;
    this.counts.removed += page.removed.length;
  }

  addAccounts(accounts: readonly FeedAccount[]): void {
    for (const account of accounts) this.#accounts.set(account.externalId, account);
  }

  clear(): void {
    this.#accounts.clear();
    this.#named.clear();
    this.windows = [];
    this.cursor = null;
    this.counts = { added: 0, modified: 0, removed: 0 };
  }
}
