import type { Schema } from '../contract.ts';
import { escapeFormulas } from '../domain/formulaText.ts';
import { listExportAccounts, openTransactions } from '../store/transactionExports.ts';
import { TRANSACTION_FIELDS, WHOLE_VIEW } from '../store/transactionView.ts';
import type { ExportFormat } from './exportFormat.ts';

type Transaction = Schema<'Transaction'>;

/** The fields of a Transaction in the order of the columns; a spreadsheet shows the first ones without scrolling. */
const FIELDS = [
  'date',
  'amount',
  'iso_currency_code',
  'name',
  'merchant_name',
  'category_slug',
  'pending',
  'tags',
  'id',
  'short_id',
  'account_id',
  'external_transaction_id',
  'pending_transaction_id',
  'unofficial_currency_code',
  'datetime',
  'authorized_date',
  'authorized_datetime',
  'category_primary',
  'category_detailed',
  'category_override',
  'payment_channel',
  'transfer_pair_id',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof Transaction)[];

const QUOTED = /[",;\t\r\n']|^\s|\s$/;

const POSITIONS = new Map(TRANSACTION_FIELDS.map((field, position) => [field, position]));
const END_OF_LINE = '\r\n';

/** Comma-separated values as RFC 4180 has them, in UTF-8, with a header. */
export const csv: ExportFormat = {
  contentType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  async begin(trx, filters) {
    const accounts = new Map((await listExportAccounts(trx)).map((account) => [account.id, account]));
    await openTransactions(trx, filters);
    return {
      head: ['institution_name', 'account_name', ...FIELDS].join(',') + END_OF_LINE,
      render(row) {
        const values = WHOLE_VIEW.renderFields(row);
        const cellOf = (field: keyof Transaction) => cell(values[POSITIONS.get(field) ?? -1] ?? 'null');
        const account = accounts.get(cellOf('account_id'));
        const names = [textCell(account?.institutionName ?? ''), textCell(account?.name ?? '')];
        return [...names, ...FIELDS.map(cellOf)].join(',') + END_OF_LINE;
      },
    };
  },
};

/** A JSON text as a cell: numbers and booleans as they are, so that an amount keeps every decimal. */
function cell(json: string): string {
  if (json === 'null') return '';
  if (json.startsWith('[')) return textCell(JSON.parse(json).join(' '));
  if (!json.startsWith('"')) return json;
  return textCell(json.includes('\\') ? JSON.parse(json) : json.slice(1, -1));
}

function textCell(text: string): string {
  const safe = escapeFormulas(text);
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
