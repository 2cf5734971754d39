import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as recategorize from '../../store/recategorize.ts';
import { toMassWrite, toMassWriteFields } from '../operations/massWrite.ts';

export const mergeCategory: Operation<'mergeCategory'> = async (
  { db, clock, audit },
  { path, body, request },
  reply,
) => {
  const write = toMassWrite('merge_category', { ...request, audit }, body);
  const { shown, deletedSlug, operationId } = await inTransaction(db, (trx) =>
    recategorize.mergeCategory(trx, path.id, body.into_slug, write, clock.now()),
  );
  const dryRunToken = write.dryRun ? shown.digest : null;
  return reply(200, {
    reassigned_count: shown.count,
    deleted_slug: deletedSlug,
    ...toMassWriteFields(write, { operationId, dryRunToken }),
  });
};
