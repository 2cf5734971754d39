import { openTransactions } from '../store/transactionExports.ts';
import { WHOLE_VIEW } from '../store/transactionView.ts';
import type { ExportFormat } from './exportFormat.ts';

/** The API's Transaction in each line. */
export const ndjson: ExportFormat = {
  contentType: 'application/x-ndjson',
  extension: 'ndjson',
  async begin(trx, filters) {
    await openTransactions(trx, filters);
    return { head: '', render: (row) => `${WHOLE_VIEW.render(row)}\n` };
  },
};
