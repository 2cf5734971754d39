import { importFile } from '../../files/importFile.ts';
import { readUploadedFile } from '../../files/uploadedFile.ts';
import type { Operation } from '../../http/operation.ts';
import { readCsvQuery } from './readCsvQuery.ts';

/** The special case of `importFile` that takes CSV alone, and that answers for the one account it is for. */
export const importCsv: Operation<'importCsv'> = async (context, call, reply) => {
  const file = await readUploadedFile(call);
  const options = { ...readCsvQuery(call), formats: 'csv' as const, strict: call.query.strict };
  const result = await importFile(context, file, options, call.request.progress);
  const { importId, connectionId, accounts, assumptions } = result;
  const [account] = accounts;
  if (!account) throw new Error('A CSV file is of at least one account.');
  const sum = (count: 'addedCount' | 'updatedCount' | 'unchangedCount') =>
    accounts.reduce((total, one) => total + one[count], 0);
  return reply(201, {
    import_id: importId,
    connection_id: connectionId,
    account_id: account.accountId,
    added_count: sum('addedCount'),
    updated_count: sum('updatedCount'),
    unchanged_count: sum('unchangedCount'),
    skipped: accounts.flatMap(({ skipped }) => skipped.map(({ line, reason }) => ({ line, reason }))),
    assumptions,
  });
};
