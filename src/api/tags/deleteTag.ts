import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as tags from '../../store/tags.ts';

export const deleteTag: Operation<'deleteTag'> = async ({ db, clock }, { path }, reply) => {
  await inTransaction(db, (trx) => tags.deleteTag(trx, path.slug, clock.now()));
  return reply(204);
};
