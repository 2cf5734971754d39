import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { getAccount } from '../../store/accounts.ts';
import { createManualAccount } from '../../store/manualAccounts.ts';

export const createAccount: Operation<'createAccount'> = async ({ db, clock }, { body }, reply) => {
  const account = { ...body, subtype: body.subtype ?? null };
  const id = await inTransaction(db, (trx) => createManualAccount(trx, account, clock.now()));
  return reply(201, rawJson(await getAccount(db, id)), { Location: `/api/v1/accounts/${id}` });
};
