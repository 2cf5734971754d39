import { ifMatch } from '../../http/etag.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as categories from '../../store/categories.ts';

export const updateCategory: Operation<'updateCategory'> = async (
  { db, clock },
  { path, body, header },
  reply,
) => {
  const check = ifMatch(header);
  const category = await inTransaction(db, (trx) =>
    categories.updateCategory(trx, path.id, body, clock.now(), check),
  );
  return reply(200, category);
};
