import type { AppContext, Database } from '../context.ts';
import { planAccountMerge } from '../domain/accountMerge.ts';
import { newId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import {
  type AccountMergeView,
  applyAccountMerge,
  exchangeLogins,
  findAccountMerge,
  findMergeRows,
  getAccountMerge,
  getMergeAccount,
  lockForMerge,
  type MergeAccount,
  undoAccountMerge,
} from '../store/accountMerges.ts';
import { findConnectionIds } from '../store/accounts.ts';
import { blockSyncs, updateConnection } from '../store/connections.ts';
import { recordTransferSearch } from '../store/transferPairs.ts';
import { requestSync } from '../sync/requestSync.ts';

type MergeContext = Pick<AppContext, 'db' | 'queue' | 'clock' | 'audit'>;

/**
 * Merges the source account into the target account and hides the source. Syncs of the source's login drop what they
 * read for it, because the target's login is the one that updates the account. If the target has no live login, it
 * takes over the source's.
 * @throws ApiError NOT_FOUND, CONFLICT, VALIDATION_ERROR
 */
export async function mergeAccounts(
  context: MergeContext,
  sourceId: string,
  targetId: string,
): Promise<AccountMergeView> {
  const { db, clock } = context;
  const { mergeId, resync } = await inTransaction(db, async (trx) => {
    const now = clock.now();
    const [source, target] = await lockAccounts(trx, sourceId, targetId);
    requireMergeable(source, target);
    const takesOver = source.isLive && !target.isLive;
    const plan = planAccountMerge(await findMergeRows(trx, source.id), await findMergeRows(trx, target.id), {
      keepsPending: !target.isLive,
    });
    const id = newId(now);
    await applyAccountMerge(
      trx,
      { id, source_account_id: source.id, target_account_id: target.id, took_over_login: takesOver },
      plan,
      now,
    );
    if (takesOver) await exchangeLogins(trx, [source.id, target.id]);
    await recordTransferSearch(trx, [source.id, target.id], now);
    await context.audit(trx, { action: 'account_merged', subjectId: source.id, detail: `into ${target.id}` });
    return { mergeId: id, resync: takesOver ? await resetCursor(trx, source.connectionId, now) : null };
  });
  await context.queue.pairTransfers();
  if (resync) await requestSync(context, resync, 'webhook');
  return getAccountMerge(db, mergeId);
}

/**
 * Undoes a merge: transactions return to the account that they came from, and the edits that the merge made are
 * undone unless the user has changed them since. Syncs have dropped the source's transactions, and the target's login
 * may have taken over some that return. The next syncs therefore pull both logins from no cursor.
 * @throws ApiError NOT_FOUND, CONFLICT
 */
export async function unmergeAccount(context: MergeContext, sourceId: string): Promise<AccountMergeView> {
  const { db, clock } = context;
  const { mergeId, resync } = await inTransaction(db, async (trx) => {
    const now = clock.now();
    const { id, mergedInto } = await getMergeAccount(trx, sourceId);
    if (mergedInto === null)
      throw new ApiError('CONFLICT', 'This account is not merged into another account.');
    const [source, target] = await lockAccounts(trx, id, mergedInto);
    const merge = await findAccountMerge(trx, source.id);
    if (!merge || source.mergedInto !== target.id) {
      throw new ApiError('CONFLICT', 'This account is not merged into another account.');
    }
    if (target.mergedInto !== null) {
      throw new ApiError(
        'CONFLICT',
        `The account that this one was merged into has itself been merged into ${target.mergedInto}. Undo that merge first.`,
      );
    }
    if (merge.took_over_login) await exchangeLogins(trx, [source.id, target.id]);
    await undoAccountMerge(trx, merge, now);
    await context.audit(trx, {
      action: 'account_unmerged',
      subjectId: source.id,
      detail: `from ${target.id}`,
    });
    await recordTransferSearch(trx, [source.id, target.id], now);
    const connectionIds = await findConnectionIds(trx, [source.id, target.id]);
    for (const connectionId of connectionIds) await resetCursor(trx, connectionId, now);
    return { mergeId: merge.id, resync: connectionIds };
  });
  await context.queue.pairTransfers();
  for (const connectionId of resync) await requestSync(context, connectionId, 'webhook');
  return getAccountMerge(db, mergeId);
}

/** Locks both accounts and keeps syncs of their logins from writing until the transaction ends. */
async function lockAccounts(
  trx: Database,
  sourceId: string,
  targetId: string,
): Promise<[MergeAccount, MergeAccount]> {
  const found = [await getMergeAccount(trx, sourceId), await getMergeAccount(trx, targetId)];
  const connectionIds = found.flatMap(({ connectionId }) => connectionId ?? []);
  for (const id of [...new Set(connectionIds)].sort()) await blockSyncs(trx, id);
  await lockForMerge(
    trx,
    found.map(({ id }) => id),
  );
  return [await getMergeAccount(trx, sourceId), await getMergeAccount(trx, targetId)];
}

function requireMergeable(source: MergeAccount, target: MergeAccount): void {
  if (source.id === target.id) throw invalid('is the account itself');
  for (const account of [source, target]) {
    if (account.mergedInto !== null) {
      throw new ApiError(
        'CONFLICT',
        `The account ${account.id} is already merged into ${account.mergedInto}. Use that account instead.`,
      );
    }
  }
  if (source.isoCurrencyCode !== target.isoCurrencyCode) throw invalid('is an account in another currency');
  if (source.type !== target.type) throw invalid('is an account of another type');
}

const invalid = (message: string): ApiError =>
  new ApiError('VALIDATION_ERROR', `The body is not valid: into_account_id ${message}.`, {
    details: [{ path: 'into_account_id', code: 'contradiction', message }],
  });

/** Makes the next sync list everything. Returns the id of the connection to sync. */
async function resetCursor(trx: Database, connectionId: string | null, now: Date): Promise<string | null> {
  if (connectionId !== null) await updateConnection(trx, connectionId, { sync_cursor: null }, now);
  return connectionId;
}
