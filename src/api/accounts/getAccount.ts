import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import * as accounts from '../../store/accounts.ts';

export const getAccount: Operation<'getAccount'> = async ({ db }, { path }, reply) =>
  reply(200, rawJson(await accounts.getAccount(db, path.id)));
