import type { FileFormat } from '../detectFormat.ts';
import { openCsv } from './openCsv.ts';
import type { OpenedFile, ReadOptions } from './openedFile.ts';
import { openStatements } from './openStatements.ts';

/** Surveys a file of a known format. @throws ApiError IMPORT_ERROR, INVALID_PARAMETER */
export async function openFile(bytes: Buffer, format: FileFormat, options: ReadOptions): Promise<OpenedFile> {
  return format === 'csv' ? openCsv(bytes, options) : openStatements(bytes, format, options);
}
