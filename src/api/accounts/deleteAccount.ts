import type { Operation } from '../../http/operation.ts';
import { deleteAccount as deleteWithContent } from '../../linking/deleteAccount.ts';

export const deleteAccount: Operation<'deleteAccount'> = async (context, { path, query }, reply) => {
  const { dry_run: isDryRun, confirm_name: confirmedName = null } = query;
  return reply(200, await deleteWithContent(context, path.id, { isDryRun, confirmedName }));
};
