import { ifMatch } from '../../http/etag.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as rules from '../../store/rules.ts';
import { readRule } from './readRule.ts';

export const replaceRule: Operation<'replaceRule'> = async (context, call, reply) => {
  const { db, clock } = context;
  const { path, header } = call;
  const input = await readRule(context, call);
  const check = ifMatch(header);
  const rule = await inTransaction(db, (trx) => rules.replaceRule(trx, path.id, input, clock.now(), check));
  return reply(200, rule);
};
