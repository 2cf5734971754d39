import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import * as transactions from '../../store/transactions.ts';

export const getTransaction: Operation<'getTransaction'> = async ({ db }, { path }, reply) =>
  reply(200, rawJson(await transactions.getTransaction(db, path.id)));
