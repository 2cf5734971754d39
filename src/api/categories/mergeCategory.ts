import type { Operation } from '../../http/operation.ts';
import { inDiscardedTransaction, inTransaction } from '../../postgres/inTransaction.ts';
import * as recategorize from '../../store/recategorize.ts';
import { toMassWrite, toMassWriteFields } from '../operations/massWrite.ts';

export const mergeCategory: Operation<'mergeCategory'> = async (
  { db, clock },
  { path, body, request },
  reply,
) => {
  const write = toMassWrite('merge_category', request, body);
  const perform = write.dryRun ? inDiscardedTransaction : inTransaction;
  const { shown, deletedSlug, operationId } = await perform(db, (trx) =>
    recategorize.mergeCategory(trx, path.id, body.into_slug, write, clock.now()),
  );
  const outcome = write.dryRun
    ? { operationId: null, dryRunToken: shown.digest }
    : { operationId, dryRunToken: null };
  return reply(200, {
    reassigned_count: shown.count,
    deleted_slug: deletedSlug,
    ...toMassWriteFields(write, outcome),
  });
};
