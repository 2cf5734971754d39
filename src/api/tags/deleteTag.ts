import { ifMatch } from '../../http/etag.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as tags from '../../store/tags.ts';

export const deleteTag: Operation<'deleteTag'> = async ({ db, clock }, { path, header }, reply) => {
  await inTransaction(db, (trx) => tags.deleteTag(trx, path.slug, clock.now(), ifMatch(header)));
  return reply(204);
};
