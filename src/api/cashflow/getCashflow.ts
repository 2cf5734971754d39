import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonObject } from '../../jsonText.ts';
import { sumCashflow } from '../../store/cashflow.ts';
import { checkFilters } from '../transactions/checkFilters.ts';

export const getCashflow: Operation<'getCashflow'> = async ({ db }, { query }, reply) => {
  const { group_by: groupBy, ...filters } = query;
  checkFilters(filters);
  return reply(200, rawJson(jsonObject({ data: await sumCashflow(db, filters, groupBy) })));
};
