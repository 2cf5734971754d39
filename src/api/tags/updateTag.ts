import { ifMatch } from '../../http/etag.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as tags from '../../store/tags.ts';

export const updateTag: Operation<'updateTag'> = async ({ db, clock }, { path, body, header }, reply) => {
  const check = ifMatch(header);
  return reply(
    200,
    await inTransaction(db, (trx) => tags.updateTag(trx, path.slug, body, clock.now(), check)),
  );
};
