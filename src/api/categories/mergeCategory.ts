import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as recategorize from '../../store/recategorize.ts';

export const mergeCategory: Operation<'mergeCategory'> = async ({ db, clock }, { path, body }, reply) => {
  const { reassignedCount, deletedSlug } = await inTransaction(db, (trx) =>
    recategorize.mergeCategory(trx, path.id, body.into_slug, clock.now()),
  );
  return reply(200, { reassigned_count: reassignedCount, deleted_slug: deletedSlug });
};
