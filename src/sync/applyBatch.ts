import type { Database } from '../context.ts';
import { providerCategorySlug } from '../domain/category.ts';
import type { FeedAccount, FeedTransaction, FeedWindow } from '../providers/provider.ts';
import { findAccountIds, findMergedAccountIds } from '../store/accounts.ts';
import { holdTree } from '../store/categories.ts';
import { findCategoryMeanings } from '../store/categorySlugs.ts';
import type { NewTransaction, StoredTransaction } from '../store/ledger.ts';
import {
  findNamed,
  findUnnamedPending,
  handOnEdits,
  insertTransactions,
  removeTransactions,
  removeUnnamedPending,
  updateTransactions,
} from '../store/ledger.ts';
import { readStagedChanges } from '../store/stagedChanges.ts';
import type { AccountCounts, SyncCounts } from '../store/syncLogs.ts';
import { checkTransaction } from './checkTransaction.ts';
import { oneAhead } from './oneAhead.ts';
import type { Change, Plan, PlanOptions, SaidTransaction } from './planChanges.ts';
import { planChanges } from './planChanges.ts';
import { withStorableNames } from './storableNames.ts';
import { type Login, storeAccounts } from './storeAccounts.ts';
import { SyncFailure } from './syncFailure.ts';
import { SyncRules } from './syncRules.ts';

/** How many changes are planned and written at once: enough for set-based writes; memory holds three times as many. */
const STRETCH = 500;

export interface Batch {
  syncLogId: string;
  connectionId: string;
  login: Login;
  accounts: FeedAccount[];
  /** The provider's ids of accounts that it lists as closed. */
  closedAccounts: string[];
  windows: FeedWindow[];
  /** How many changes are staged. */
  staged: number;
  /** Whether the provider says which pending transaction a posted one replaces. */
  linksPending: boolean;
}

export interface Applied {
  counts: SyncCounts;
  accounts: AccountCounts[];
}

/**
 * Writes a whole batch inside the caller's transaction: accounts and balances, then the staged changes in
 * their order, stretch by stretch.
 * @throws SyncFailure where an account is unknown, or not all that was staged is there.
 */
export async function applyBatch(
  trx: Database,
  batch: Batch,
  now: Date,
  { stretch = STRETCH }: { stretch?: number } = {},
): Promise<Applied> {
  await storeAccounts(trx, batch.login, { accounts: batch.accounts, closed: batch.closedAccounts }, now);
  const accountIds = await findAccountIds(trx, batch.connectionId);
  const tally = new Tally();
  const source = { ...batch, idsSpanAccounts: true };
  const merged = await findMergedAccountIds(trx, batch.connectionId);
  const listed = withoutAccounts(stagedStretches(trx, batch, stretch), merged);
  await applyStretches(trx, source, accountIds, listed, tally, now);
  for (const { accountExternalId, from, to } of batch.windows) {
    const accountId = accountIds.get(accountExternalId);
    if (!accountId) continue;
    const removed = await removeUnnamedPending(trx, { accountId, from, to }, batch.syncLogId, now);
    tally.note(accountId, 'removed', removed);
  }
  return tally.result();
}

/**
 * Writes posted transactions of accounts that are there, as a file holds them: no network is waited for
 * between the stretches, so nothing has to be staged.
 */
export async function applyPosted(
  trx: Database,
  connectionId: string,
  stretches: AsyncIterable<FeedTransaction[]>,
  now: Date,
): Promise<Applied> {
  const accountIds = await findAccountIds(trx, connectionId);
  const tally = new Tally();
  // The same line in the files of two accounts is two transactions.
  const source = { connectionId, linksPending: true, idsSpanAccounts: false, syncLogId: null };
  await applyStretches(trx, source, accountIds, asUpserts(stretches), tally, now);
  return tally.result();
}

/** What a provider said, in its order; the account is still the provider's name of it. */
type Message =
  | { kind: 'upsert'; transaction: SaidTransaction; stagedAt: string | null }
  | { kind: 'remove'; externalId: string };

/** What is staged does not outlive a crash of PostgreSQL, and a crash between two pages breaks nothing else of a sync. */
async function* stagedStretches(
  trx: Database,
  { syncLogId, staged: expected }: Pick<Batch, 'syncLogId' | 'staged'>,
  stretch: number,
): AsyncGenerator<Message[]> {
  let position = '-1';
  for (let read = 0; ; ) {
    const staged = await readStagedChanges(trx, syncLogId, position, stretch);
    const last = staged.at(-1);
    if (!last) {
      if (read === expected) return;
      throw new SyncFailure(
        'STAGED_CHANGES_LOST',
        `PostgreSQL lost ${expected - read} of the ${expected} changes that this sync had fetched, as it does when it ` +
          'crashes. The next sync fetches them again.',
      );
    }
    read += staged.length;
    position = last.position;
    yield staged.flatMap(({ position: stagedAt, kind, payload }): Message[] => {
      // What is staged was written by stageChanges from the feed's own types.
      if (kind === 'remove') return [{ kind, externalId: (payload as { externalId: string }).externalId }];
      return kind === 'upsert' ? [{ kind, transaction: payload as SaidTransaction, stagedAt }] : [];
    });
  }
}

/** Another login's feed is the source of an account that was merged. */
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

async function* asUpserts(stretches: AsyncIterable<FeedTransaction[]>): AsyncGenerator<Message[]> {
  for await (const transactions of stretches) {
    yield transactions.map((transaction) => {
      const checked = checkTransaction(transaction);
      if (checked.kind === 'invalid') throw new SyncFailure('INVALID_TRANSACTION', checked.reason);
      return { kind: 'upsert', transaction: checked.transaction, stagedAt: null };
    });
  }
}

/**
 * While the database writes a stretch, the rows of the next one are there already and it is planned. What two
 * stretches name in common is looked for again once the first is written.
 */
async function applyStretches(
  trx: Database,
  source: PlanOptions & Pick<Batch, 'connectionId'> & { syncLogId: string | null },
  accountIds: ReadonlyMap<string, string>,
  stretches: AsyncIterable<Message[]>,
  tally: Tally,
  now: Date,
): Promise<void> {
  await holdTree(trx);
  const meanings = await findCategoryMeanings(trx);
  const rules = await SyncRules.read(trx, source.connectionId);
  const ids = [...accountIds.values()];
  const find = (named: ReadonlySet<string>) =>
    findRows(trx, ids, [...named], source.linksPending ? null : source.syncLogId);

  async function* withRows() {
    for await (const changes of toChanges(stretches, accountIds, meanings)) {
      const named = namedIn(changes);
      // Without links, what an earlier stretch took over makes a difference to everything after it.
      yield { changes, named, rows: source.linksPending ? await find(named) : null };
    }
  }

  /** Everything that was planned so far. */
  let written = Promise.resolve();
  // What the two chunks before name: one was being written and one planned when the rows of this one were looked for.
  let unseen: ReadonlySet<string>[] = [];
  try {
    for await (const { changes, named, rows } of oneAhead(withRows)) {
      let existing = rows;
      if (existing === null || unseen.some((earlier) => haveInCommon(earlier, named))) {
        await written;
        existing = await find(named);
      }
      const plan = planChanges(existing, changes, source);
      const inserts = await rules.judgeNew(plan.inserts);
      await written;
      written = writePlan(trx, plan, inserts, source.syncLogId, rules, tally, now);
      // It is met at the next await; until then nobody may call it unhandled.
      written.catch(() => undefined);
      unseen = [...unseen.slice(-1), named];
    }
  } finally {
    // Nothing of it may be sent once the transaction is over.
    await written;
  }
  await rules.noteHits(trx, now);
}

async function* toChanges(
  stretches: AsyncIterable<Message[]>,
  accountIds: ReadonlyMap<string, string>,
  meanings: ReadonlyMap<string, string>,
): AsyncGenerator<Change[]> {
  for await (const messages of stretches) {
    yield messages.map((message) =>
      message.kind === 'remove' ? message : toUpsert(message, accountIds, meanings),
    );
  }
}

function toUpsert(
  { transaction, stagedAt }: Message & { kind: 'upsert' },
  accountIds: ReadonlyMap<string, string>,
  meanings: ReadonlyMap<string, string>,
): Change {
  const accountId = accountIds.get(transaction.accountExternalId);
  if (!accountId)
    throw new SyncFailure(
      'UNKNOWN_ACCOUNT',
      `Transaction ${transaction.externalId} is of an account that the provider does not list.`,
    );
  const category = { primary: transaction.categoryPrimary, detailed: transaction.categoryDetailed };
  return {
    kind: 'upsert',
    accountId,
    transaction: withStorableNames(transaction),
    categorySlug: providerCategorySlug(category, meanings),
    stagedAt,
  };
}

/** The provider's ids of all that the changes are about: a plan touches no row that has none of them. */
function namedIn(changes: readonly Change[]): Set<string> {
  const named = new Set<string>();
  for (const change of changes) {
    const { externalId, pendingExternalId = null } =
      change.kind === 'remove' ? { externalId: change.externalId } : change.transaction;
    named.add(externalId);
    if (pendingExternalId !== null) named.add(pendingExternalId);
  }
  return named;
}

function haveInCommon(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}

/** What is named and, in a sync whose provider gives no links, what may have posted under a new name. */
async function findRows(
  trx: Database,
  accountIds: readonly string[],
  named: readonly string[],
  unlinkedIn: string | null,
): Promise<StoredTransaction[]> {
  const rows = await findNamed(trx, accountIds, named);
  if (unlinkedIn === null) return rows;
  const known = new Set(rows.map((row) => row.id));
  const pending = await findUnnamedPending(trx, accountIds, unlinkedIn);
  return [...rows, ...pending.filter((row) => !known.has(row.id))];
}

/** Writes a plan. `inserts` are its new rows, which the rules have judged. */
async function writePlan(
  trx: Database,
  plan: Plan,
  inserts: readonly NewTransaction[],
  syncLogId: string | null,
  rules: SyncRules,
  tally: Tally,
  now: Date,
): Promise<void> {
  // Removals first: a row that gives up its external id makes room for the one that takes it.
  await removeTransactions(
    trx,
    plan.removals.map(({ row }) => row),
    now,
  );
  const merged = plan.removals.flatMap(({ row, mergedInto }) =>
    mergedInto === null ? [] : [{ from: row.id, to: mergedInto }],
  );
  await handOnEdits(trx, merged, now);
  const updated = plan.updates.map(({ row }) => row);
  await updateTransactions(trx, await rules.judgeChanged(trx, updated), syncLogId, now);
  await insertTransactions(trx, inserts, syncLogId, now);
  for (const { row, stood } of plan.removals) tally.note(row.accountId, 'removed', stood ? 1 : 0);
  for (const { accountId } of plan.inserts) tally.note(accountId, 'added', 1);
  for (const { row, removedBefore } of plan.updates) {
    if (!row.deletedByUser) tally.note(row.accountId, removedBefore ? 'added' : 'modified', 1);
  }
}

class Tally {
  readonly #accounts = new Map<string, SyncCounts>();

  note(accountId: string, what: keyof SyncCounts, count: number): void {
    if (count === 0) return;
    const counts = this.#accounts.get(accountId) ?? { added: 0, modified: 0, removed: 0 };
    counts[what] += count;
    this.#accounts.set(accountId, counts);
  }

  result(): Applied {
    const total: SyncCounts = { added: 0, modified: 0, removed: 0 };
    const accounts: AccountCounts[] = [];
    for (const [accountId, { added, modified, removed }] of this.#accounts) {
      total.added += added;
      total.modified += modified;
      total.removed += removed;
      accounts.push({
        account_id: accountId,
        added_count: added,
        modified_count: modified,
        removed_count: removed,
      });
    }
    return { counts: total, accounts };
  }
}
