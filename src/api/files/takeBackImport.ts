import { takeBackImport as takeBack } from '../../files/takeBackImport.ts';
import type { Operation } from '../../http/operation.ts';
import { toKept } from './toKept.ts';

export const takeBackImport: Operation<'takeBackImport'> = async (context, { path }, reply) => {
  const { fileImport, removedCount, restoredCount, kept } = await takeBack(context, path.id);
  return reply(200, {
    file_import: fileImport,
    removed_count: removedCount,
    restored_count: restoredCount,
    kept_count: kept.length,
    kept: toKept(kept),
  });
};
