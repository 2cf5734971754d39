import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as edits from '../../store/transactionEdits.ts';
import { getTransaction } from '../../store/transactions.ts';

export const addTransactionTag: Operation<'addTransactionTag'> = async ({ db, clock }, { path }, reply) => {
  await inTransaction(db, (trx) => edits.addTag(trx, path.id, path.slug, clock.now()));
  return reply(200, rawJson(await getTransaction(db, path.id)));
};
