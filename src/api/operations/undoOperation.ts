import { ApiError } from '../../errors.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { lockOperation, markUndone, toView } from '../../store/operations.ts';
import { undoMerge } from '../../store/undoMerge.ts';
import { restoreTransactions } from '../../store/undoOperation.ts';

const MAX_NAMED = 1000;

export const undoOperation: Operation<'undoOperation'> = async ({ db, clock, audit }, { path }, reply) => {
  const undone = await inTransaction(db, async (trx) => {
    const now = clock.now();
    const operation = await lockOperation(trx, path.id);
    if (operation.undone_at) throw new ApiError('CONFLICT', 'The operation was undone before.');
    if (operation.merged) await undoMerge(trx, operation, operation.merged, now);
    const restored = await restoreTransactions(trx, operation, now);
    await markUndone(trx, operation.id, now);
    await audit(trx, {
      action: 'operation_undone',
      subjectId: operation.id,
      detail: operation.kind,
      rowCount: restored.restoredCount,
    });
    return { ...restored, operation: toView({ ...operation, undone_at: now }) };
  });
  return reply(200, {
    operation: undone.operation,
    restored_count: undone.restoredCount,
    kept_count: undone.kept.length,
    kept: undone.kept.slice(0, MAX_NAMED),
  });
};
