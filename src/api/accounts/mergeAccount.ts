import type { Operation } from '../../http/operation.ts';
import { mergeAccounts } from '../../linking/mergeAccounts.ts';

export const mergeAccount: Operation<'mergeAccount'> = async (context, { path, body }, reply) =>
  reply(200, await mergeAccounts(context, path.id, body.into_account_id));
