import type { ImportOptions } from '../../files/importOptions.ts';
import type { Call } from '../../http/operation.ts';

/** The names of delimiters and separators in a query string, where the characters would need escaping. */
export const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
export const SEPARATOR_NAMES = { '.': 'point', ',': 'comma' } as const;

const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;
const SEPARATORS = { point: '.', comma: ',' } as const;

/** Reads what both CSV operations are asked, the charset that the upload declares included. */
export function readCsvQuery({
  query,
  headers,
}: Pick<Call<'previewCsv'>, 'query' | 'headers'>): ImportOptions {
  const declaredCharset = /;\s*charset=([^;]+)/i.exec(headers['content-type'] ?? '')?.[1];
  const columns = {
    date: query.date_column,
    amount: query.amount_column,
    debit: query.debit_column,
    credit: query.credit_column,
    description: query.description_column,
    merchant: query.merchant_column,
    currency: query.currency_column,
    direction: query.direction_column,
    fee: query.fee_column,
  };
  return {
    layout: {
      encoding: query.encoding,
      declaredCharset,
      template: query.template,
      hasHeader: query.has_header,
      delimiter: query.delimiter && DELIMITERS[query.delimiter],
      columns,
      dateFormat: query.date_format,
      decimalSeparator: query.decimal_separator && SEPARATORS[query.decimal_separator],
      positiveIs: query.positive_is,
      debitValue: query.debit_value,
      creditValue: query.credit_value,
      bookedStatus: query.booked_status,
      balanceRows: query.balance_rows,
    },
    target: {
      accountId: query.account_id,
      userId: query.user_id,
      accountName: query.account_name,
      accountType: query.account_type,
      institutionName: query.institution_name,
      currency: query.currency,
    },
    answers: {
      currencies: query.currencies,
      overlap: query.overlap,
      sameAccount: query.same_account,
    },
  };
}
