import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import * as accounts from '../../store/accounts.ts';

export const updateAccount: Operation<'updateAccount'> = async ({ db, clock }, { path, body }, reply) => {
  await accounts.updateAccount(db, path.id, body, clock.now());
  return reply(200, rawJson(await accounts.getAccount(db, path.id)));
};
