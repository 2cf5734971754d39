import type { Operation } from '../../http/operation.ts';
import * as linking from '../../linking/mergeAccounts.ts';

export const unmergeAccount: Operation<'unmergeAccount'> = async (context, { path }, reply) =>
  reply(200, await linking.unmergeAccount(context, path.id));
