import type { KeptRow } from '../store/importedRows.ts';
import type { Assumption } from './assumption.ts';
import type { SkippedRow } from './reading/openedFile.ts';

/** What an import did to one account. */
export interface ImportedAccount {
  accountId: string;
  /** Whether the import made it. */
  isNew: boolean;
  addedCount: number;
  updatedCount: number;
  unchangedCount: number;
  skipped: SkippedRow[];
}

export interface ImportResult {
  importId: string;
  connectionId: string;
  accounts: ImportedAccount[];
  assumptions: Assumption[];
  /** The earlier imports of the same file that this one continues. */
  replacedImportIds: string[];
  /** Rows of those that the file does not have as it is read now, and that stay all the same. */
  kept: KeptRow[];
}
