import type { AppContext, Database } from '../context.ts';
import { planAccountMerge } from '../domain/accountMerge.ts';
import { newId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
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
import { holdLedger, updateConnection } from '../store/connections.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { requestSync } from '../sync/requestSync.ts';

type MergeContext = Pick<AppContext, 'db' | 'queue' | 'clock'>;

/**
 * Joins two accounts that the user says are one. The source is hidden and stays known to its login, whose feed of it
 * is read and dropped: the target's login is the one source of the account. Where no login fills the target, it goes
 * over to the source's.
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
    refuseDifferent(source, target);
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
    return { mergeId: id, resync: takesOver ? await restart(trx, source.connectionId, now) : null };
  });
  if (resync) await requestSync(context, resync, 'webhook');
  return getAccountMerge(db, mergeId);
}

/**
 * Takes a merge back: rows return to the account they came from, and edits that nobody has changed since are undone.
 * What the source's login listed in the meantime was dropped, so it is pulled from no cursor.
 * @throws ApiError NOT_FOUND, CONFLICT
 */
export async function unmergeAccount(context: MergeContext, sourceId: string): Promise<AccountMergeView> {
  const { db, clock } = context;
  const { mergeId, resync } = await inTransaction(db, async (trx) => {
    const now = clock.now();
    const { id, mergedInto } = await getMergeAccount(trx, sourceId);
    if (mergedInto === null) throw new ApiError('CONFLICT', 'This account is not merged into another one.');
    const [source, target] = await lockAccounts(trx, id, mergedInto);
    const merge = await findAccountMerge(trx, source.id);
    if (!merge || source.mergedInto !== target.id) {
      throw new ApiError('CONFLICT', 'This account is not merged into another one.');
    }
    if (target.mergedInto !== null) {
      throw new ApiError(
        'CONFLICT',
        `The account that holds its transactions was merged into ${target.mergedInto}. Undo that merge first.`,
      );
    }
    if (merge.took_over_login) await exchangeLogins(trx, [source.id, target.id]);
    await undoAccountMerge(trx, merge, now);
    const { connectionId } = await getMergeAccount(trx, source.id);
    return { mergeId: merge.id, resync: await restart(trx, connectionId, now) };
  });
  if (resync) await requestSync(context, resync, 'webhook');
  return getAccountMerge(db, mergeId);
}

/** No sync of either login writes until the transaction is over. */
async function lockAccounts(
  trx: Database,
  sourceId: string,
  targetId: string,
): Promise<[MergeAccount, MergeAccount]> {
  const found = [await getMergeAccount(trx, sourceId), await getMergeAccount(trx, targetId)];
  const connectionIds = found.flatMap(({ connectionId }) => connectionId ?? []);
  for (const id of [...new Set(connectionIds)].sort()) await holdLedger(trx, id);
  await lockForMerge(
    trx,
    found.map(({ id }) => id),
  );
  return [await getMergeAccount(trx, sourceId), await getMergeAccount(trx, targetId)];
}

function refuseDifferent(source: MergeAccount, target: MergeAccount): void {
  if (source.id === target.id) throw invalid('names the account itself');
  for (const account of [source, target]) {
    if (account.mergedInto !== null) {
      throw new ApiError(
        'CONFLICT',
        `The account ${account.id} is already merged into ${account.mergedInto}. Name that account instead.`,
      );
    }
  }
  if (source.isoCurrencyCode !== target.isoCurrencyCode)
    throw invalid('names an account in another currency');
  if (source.type !== target.type) throw invalid('names an account of another type');
}

const invalid = (message: string): ApiError =>
  new ApiError('VALIDATION_ERROR', `The body is not valid: into_account_id ${message}.`, {
    details: [{ path: 'into_account_id', message }],
  });

/** The next sync lists everything. @returns the connection, for a sync to be asked for. */
async function restart(trx: Database, connectionId: string | null, now: Date): Promise<string | null> {
  if (connectionId !== null) await updateConnection(trx, connectionId, { sync_cursor: null }, now);
  return connectionId;
}
