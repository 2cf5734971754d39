import type { ErrorCode } from '../../contract.ts';
import type { ErrorDetail } from '../../errors.ts';
import type { FileFormat } from '../detectFormat.ts';
import type { FileRow, FileSummary, ReadOptions, RowTarget } from './openedFile.ts';

/** What the main thread and a worker that reads files say to each other. */

export type ToWorker =
  /** Surveys a file, and forgets the one before it. */
  | { kind: 'open'; bytes: Uint8Array; format: FileFormat; options: ReadOptions }
  /** Reads the rows from the first one on. A reading that has not ended is given up. */
  | { kind: 'read'; reading: number; targets: Record<string, RowTarget> }
  /** The main thread has taken a chunk and is ready for another one. */
  | { kind: 'next'; reading: number }
  | { kind: 'close' };

export type FromWorker =
  | { kind: 'summary'; summary: FileSummary }
  | { kind: 'rows'; reading: number; rows: FileRow[] }
  | { kind: 'end'; reading: number }
  | { kind: 'refused'; code: ErrorCode; message: string; details: ErrorDetail[] | undefined };
