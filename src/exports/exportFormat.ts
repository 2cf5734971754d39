import type { Database } from '../context.ts';
import type { TransactionFilters } from '../store/transactionFilters.ts';
import type { TextRow } from '../store/transactionView.ts';

/** A file format. */
export interface ExportFormat {
  contentType: string;
  /** Of the file's name, without the dot. */
  extension: string;
  /**
   * Reads what comes before the first transaction, and opens the cursor of the rows.
   * @throws ApiError INVALID_PARAMETER if the format cannot express the transactions.
   */
  begin(trx: Database, filters: TransactionFilters): Promise<FileParts>;
}

export interface FileParts {
  head: string;
  /** The text of a row of the cursor. */
  render(row: TextRow): string;
}
