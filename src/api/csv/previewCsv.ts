import { LosslessNumber, stringify } from 'lossless-json';
import type { Schema } from '../../contract.ts';
import { type FilePreview, previewFile } from '../../files/previewFile.ts';
import type { FileTransaction } from '../../files/reading/openedFile.ts';
import { readUploadedFile } from '../../files/uploadedFile.ts';
import { type Operation, rawJson } from '../../http/operation.ts';
import type { JsonText } from '../../jsonText.ts';
import type { Lossless } from '../files/lossless.ts';
import { DELIMITER_NAMES, readCsvQuery, SEPARATOR_NAMES } from './readCsvQuery.ts';

export const previewCsv: Operation<'previewCsv'> = async (context, call, reply) => {
  const { signal } = call.request;
  const file = await readUploadedFile(call);
  const view = toView(await previewFile(context, file, { ...readCsvQuery(call), formats: 'csv', signal }));
  // Only undefined has no text; the digits of a LosslessNumber are those of a number.
  return reply(200, rawJson(stringify(view) as JsonText<Schema<'CsvPreview'>>));
};

function toView({ summary, rowCount, assumptions, questions }: FilePreview): Lossless<Schema<'CsvPreview'>> {
  const { csv, samples, skipped } = summary;
  if (!csv) throw new Error('A CSV file has a layout.');
  const transactions = new Map(samples.map(({ line, transaction }) => [line, transaction]));
  return {
    encoding: csv.encoding,
    delimiter: DELIMITER_NAMES[csv.delimiter],
    header_line: csv.headerLine,
    headers: csv.headers,
    template: csv.template,
    mapping: csv.mapping,
    date_format: csv.dateFormat,
    decimal_separator: csv.decimalSeparator && SEPARATOR_NAMES[csv.decimalSeparator],
    positive_is: csv.positiveIs,
    row_count: rowCount,
    sample_rows: csv.firstRows.map(({ line, cells }) => ({
      line,
      cells,
      transaction: toTransactionView(transactions.get(line)),
    })),
    skipped: skipped.map(({ line, reason }) => ({ line, reason })),
    undecided: questions.map(({ parameter, message }) => ({ parameter, message })),
    notes: assumptions.map(({ what, value, because }) => `${what} is taken to be ${value}. ${because}`),
    assumptions,
    questions,
  };
}

function toTransactionView(transaction: FileTransaction | undefined) {
  if (!transaction) return null;
  const { date, amount, isoCurrencyCode, name, merchantName } = transaction;
  return {
    date,
    // Written to JSON as a number without ever being a floating-point number.
    amount: new LosslessNumber(amount),
    iso_currency_code: isoCurrencyCode,
    name,
    merchant_name: merchantName,
  };
}
