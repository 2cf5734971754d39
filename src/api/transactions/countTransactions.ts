import type { Operation } from '../../http/operation.ts';
import * as transactions from '../../store/transactions.ts';
import { checkFilters } from './checkFilters.ts';

export const countTransactions: Operation<'countTransactions'> = async ({ db }, { query }, reply) => {
  checkFilters(query);
  return reply(200, { count: await transactions.countTransactions(db, query) });
};
