import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonObject } from '../../jsonText.ts';
import * as transactions from '../../store/transactions.ts';
import { checkFilters } from './checkFilters.ts';

export const summarizeMerchants: Operation<'summarizeMerchants'> = async ({ db }, { query }, reply) => {
  checkFilters(query);
  return reply(200, rawJson(jsonObject({ data: await transactions.summarizeMerchants(db, query) })));
};
