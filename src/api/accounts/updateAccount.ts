import { ifMatch } from '../../http/etag.ts';
import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import * as accounts from '../../store/accounts.ts';

export const updateAccount: Operation<'updateAccount'> = async (
  { db, clock, queue },
  { path, body, header },
  reply,
) => {
  const check = ifMatch(header);
  const account = await inTransaction(db, async (trx) => {
    await accounts.updateAccount(trx, path.id, body, clock.now(), (current) => check(rawJson(current)));
    if (body.is_dependent_linked !== undefined) await accounts.searchTransfers(trx, path.id);
    return accounts.getAccount(trx, path.id);
  });
  await queue.pairTransfers();
  return reply(200, rawJson(account));
};
