import { importFile as importUpload } from '../../files/importFile.ts';
import { readUploadedFile } from '../../files/uploadedFile.ts';
import type { Operation } from '../../http/operation.ts';
import { readFileQuery } from './readFileQuery.ts';
import { toKept } from './toKept.ts';

export const importFile: Operation<'importFile'> = async (context, call, reply) => {
  const file = await readUploadedFile(call);
  const options = { ...readFileQuery(call), formats: 'any' as const, strict: call.query.strict };
  const result = await importUpload(context, file, options, call.request.progress);
  return reply(201, {
    import_id: result.importId,
    connection_id: result.connectionId,
    accounts: result.accounts.map(({ accountId, addedCount, updatedCount, unchangedCount, skipped }) => ({
      account_id: accountId,
      added_count: addedCount,
      updated_count: updatedCount,
      unchanged_count: unchangedCount,
      skipped: skipped.map(({ line, reason }) => ({ line, reason })),
    })),
    assumptions: result.assumptions,
    replaced_import_ids: result.replacedImportIds,
    kept: toKept(result.kept),
  });
};
