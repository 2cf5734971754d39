import type { Operation } from '../../http/operation.ts';
import * as rules from '../../store/rules.ts';
import { readRule } from './readRule.ts';

export const replaceRule: Operation<'replaceRule'> = async ({ db, clock }, { path, body }, reply) => {
  const wording = readRule(body);
  return reply(200, await db.transaction((trx) => rules.replaceRule(trx, path.id, wording, clock.now())));
};
