import { importCsv as importFile } from '../../files/importCsv.ts';
import { readUploadedFile } from '../../files/uploadedFile.ts';
import type { Operation } from '../../http/operation.ts';
import { readCsvQuery } from './readCsvQuery.ts';

export const importCsv: Operation<'importCsv'> = async (context, call, reply) => {
  const file = await readUploadedFile(call);
  const options = { ...readCsvQuery(call), strict: call.query.strict };
  const result = await importFile(context, file, options);
  return reply(201, {
    connection_id: result.connectionId,
    account_id: result.accountId,
    added_count: result.addedCount,
    updated_count: result.updatedCount,
    unchanged_count: result.unchangedCount,
    skipped: result.skipped.map(({ line, reason }) => ({ line, reason })),
    assumptions: result.assumptions,
  });
};
