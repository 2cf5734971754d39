import type { Operation } from '../../http/operation.ts';
import * as edits from '../../store/transactionEdits.ts';

export const deleteTransaction: Operation<'deleteTransaction'> = async ({ db, clock }, { path }, reply) => {
  await edits.deleteTransaction(db, path.id, clock.now());
  return reply(204);
};
