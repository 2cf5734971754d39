import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonObject } from '../../jsonText.ts';
import * as transactions from '../../store/transactions.ts';
import { checkFilters } from './checkFilters.ts';

export const summarizeTransactions: Operation<'summarizeTransactions'> = async ({ db }, { query }, reply) => {
  const { group_by: groupBy, ...filters } = query;
  checkFilters(filters);
  const data = await transactions.summarizeTransactions(db, filters, groupBy);
  return reply(200, rawJson(jsonObject({ data })));
};
