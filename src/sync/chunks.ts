import type { Database } from '../context.ts';
import { providerCategorySlug } from '../domain/category.ts';
import { SyncRules } from '../rules/syncRules.ts';
import { lockCategories } from '../store/categories.ts';
import { findCategoryMeanings } from '../store/categorySlugs.ts';
import type { NewTransaction, StoredTransaction } from '../store/ledger.ts';
import {
  findByIds,
  findNamed,
  handOnEdits,
  insertTransactions,
  removeTransactions,
  updateTransactions,
} from '../store/ledger.ts';
import type { ChangeCounts } from './changeCounts.ts';
import { type Change, keyOf, type ProviderTransaction } from './changes.ts';
import type { Plan } from './drafts.ts';
import { type PlanOptions, planChanges } from './planChanges.ts';
import { prefetchOne } from './prefetchOne.ts';
import { SyncFailure } from './syncFailure.ts';
import { truncateNames } from './truncateNames.ts';

/** Plans and writes what a provider reports in chunks, so that memory use does not depend on the number of changes. */

export interface Source extends PlanOptions {
  connectionId: string;
  /** Null if nothing is staged. */
  syncLogId: string | null;
  /** Our ids of the accounts, by the provider's. */
  accountIds: ReadonlyMap<string, string>;
  /** Called with what was decided about a chunk, before it is written. */
  onPlan?: ((plan: Plan) => void) | undefined;
  /** The rows that a listing does not have. A row that a later change names is taken out. */
  unlisted: Map<string, unknown>;
}

/** What a provider reports, in its order. The account is still the provider's id. */
export type Message =
  | { kind: 'upsert'; transaction: ProviderTransaction; stagedAt: string | null }
  | { kind: 'remove'; externalId: string };

interface Found {
  rows: StoredTransaction[];
  /** The provider's ids by which the rows were searched. */
  named: Set<string>;
}

/**
 * Plans and writes the chunks as a pipeline: while the database writes one chunk, the rows of the next are read and it
 * is planned. Rows that both chunks name are read again after the first is written.
 */
export async function applyChunks(
  trx: Database,
  source: Source,
  chunks: AsyncIterable<Message[]>,
  counts: ChangeCounts,
  now: Date,
): Promise<void> {
  await lockCategories(trx);
  const meanings = await findCategoryMeanings(trx);
  const rules = await SyncRules.read(trx, source.connectionId);

  async function* withRows() {
    for await (const messages of chunks) {
      const changes = messages.map((message) =>
        message.kind === 'remove' ? message : toUpsert(message, source.accountIds, meanings),
      );
      yield { changes, found: await findRows(trx, source, changes) };
    }
  }

  /** Resolves when every chunk planned so far is written. */
  let written = Promise.resolve();
  // The ids of the two chunks before: their writes may be missing from the rows that were read for this one.
  let unseen: ReadonlySet<string>[] = [];
  try {
    for await (const { changes, found } of prefetchOne(withRows)) {
      let { rows, named } = found;
      if (unseen.some((earlier) => haveInCommon(earlier, named))) {
        await written;
        ({ rows, named } = await findRows(trx, source, changes));
      }
      const plan = planChanges(rows, changes, source);
      const visible = plan.inserts.filter((row) => !row.removedByProvider);
      const inserts = [
        ...(await rules.evaluateNew(visible)),
        ...plan.inserts.filter((row) => row.removedByProvider),
      ];
      await written;
      record(plan, rows, source, counts);
      source.onPlan?.(plan);
      written = writePlan(trx, plan, inserts, source.syncLogId, rules, now);
      // The next await throws this error. Until then it must not count as unhandled.
      written.catch(() => undefined);
      unseen = [...unseen.slice(-1), named];
    }
  } finally {
    // No statement may be sent after the database transaction has ended.
    await written;
  }
  await rules.recordHits(trx, source.syncLogId === null ? 'import' : 'sync', now);
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
    transaction: truncateNames(transaction),
    categorySlug: providerCategorySlug(category, meanings),
    stagedAt,
  };
}

/** Finds every row that the plan of these changes may change. */
async function findRows(trx: Database, source: Source, changes: readonly Change[]): Promise<Found> {
  const accountIds = [...source.accountIds.values()];
  const named = namedIn(changes);
  const rows = await findNamed(trx, accountIds, [...named]);
  const matches = changes.flatMap((change) => {
    if (change.kind === 'remove') return [];
    return source.matches.get(keyOf(change.accountId, change.transaction.externalId)) ?? [];
  });
  // The provider may have replaced a removed row by one with another id, for the same pending transaction.
  const removed = new Set(changes.flatMap((change) => (change.kind === 'remove' ? change.externalId : [])));
  const takenOver = rows.flatMap(({ externalId, pendingExternalId }) =>
    pendingExternalId !== null && removed.has(externalId) && !named.has(pendingExternalId)
      ? pendingExternalId
      : [],
  );
  const known = new Set(rows.map((row) => row.id));
  for (const row of [
    ...(await findByIds(trx, matches)),
    ...(takenOver.length > 0 ? await findNamed(trx, accountIds, takenOver) : []),
  ]) {
    if (known.has(row.id)) continue;
    known.add(row.id);
    rows.push(row);
  }
  for (const id of takenOver) named.add(id);
  return { rows, named };
}

/** Returns the provider's ids that the changes name. */
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

function record(
  plan: Plan,
  rows: readonly StoredTransaction[],
  { unlisted }: Source,
  counts: ChangeCounts,
): void {
  const isNew = new Map(rows.map((row) => [row.id, row.isWritten]));
  for (const { accountId, removedByProvider } of plan.inserts) {
    if (!removedByProvider) counts.recordInsert(accountId);
  }
  for (const { before, row } of [...plan.removals, ...plan.updates]) {
    counts.recordChange({ ...before, isNew: isNew.get(before.id) ?? false }, row);
    unlisted.delete(row.id);
  }
}

/** Writes a plan. `inserts` are its new rows, after the rules have run on them. */
async function writePlan(
  trx: Database,
  plan: Plan,
  inserts: readonly NewTransaction[],
  syncLogId: string | null,
  rules: SyncRules,
  now: Date,
): Promise<void> {
  // Removals first, because a removed row may free an external id that another row takes.
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
  await updateTransactions(trx, await rules.evaluateChanged(trx, updated), syncLogId, now);
  await insertTransactions(trx, inserts, syncLogId, now);
}
