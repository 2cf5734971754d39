import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as rules from '../../store/rules.ts';
import { readRule } from './readRule.ts';

export const createRule: Operation<'createRule'> = async (context, call, reply) => {
  const { db, clock } = context;
  const input = await readRule(context, call);
  const rule = await inTransaction(db, (trx) => rules.createRule(trx, input, clock.now()));
  return reply(201, rule, { Location: `/api/v1/rules/${rule.id}` });
};
