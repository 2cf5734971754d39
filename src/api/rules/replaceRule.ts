import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as rules from '../../store/rules.ts';
import { readRule } from './readRule.ts';

export const replaceRule: Operation<'replaceRule'> = async ({ db, clock }, { path, body }, reply) => {
  const wording = readRule(body);
  return reply(200, await inTransaction(db, (trx) => rules.replaceRule(trx, path.id, wording, clock.now())));
};
