import type { Schema } from '../contract.ts';
import { listExportAccounts, openTransactions } from '../store/transactionExports.ts';
import { WHOLE_VIEW } from '../store/transactionView.ts';
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

/** What a spreadsheet takes for a formula, full-width characters included: at the start of a cell … */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r]/;
/** … or of what is a cell where another separator is usual. */
const FORMULA_IN_PART = /([;\t\r\n])(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;
const QUOTED = /[",;\t\r\n']|^\s|\s$/;

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
        const json = WHOLE_VIEW.render(row);
        const transaction: Transaction = JSON.parse(json);
        const account = accounts.get(transaction.account_id);
        return (
          [
            textCell(account?.institutionName ?? ''),
            textCell(account?.name ?? ''),
            // As it is stored: a number of JavaScript would lose decimals.
            ...FIELDS.map((field) => (field === 'amount' ? amountOf(row) : cell(transaction[field]))),
          ].join(',') + END_OF_LINE
        );
      },
    };
  },
};

const AMOUNT = WHOLE_VIEW.columns.indexOf('amount');
const amountOf = (row: readonly (string | null)[]): string => row[AMOUNT] ?? '';

function cell(value: Transaction[keyof Transaction]): string {
  if (value === null) return '';
  if (Array.isArray(value)) return textCell(value.join(' '));
  return typeof value === 'string' ? textCell(value) : String(value);
}

function textCell(text: string): string {
  const safe = `${FORMULA.test(text) ? "'" : ''}${text.replace(FORMULA_IN_PART, "$1'")}`;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
