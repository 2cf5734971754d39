import { LosslessNumber, stringify } from 'lossless-json';
import type { Schema } from '../../contract.ts';
import { type CsvPreview, previewCsv as preview } from '../../files/previewCsv.ts';
import { readUploadedFile } from '../../files/uploadedFile.ts';
import { type Operation, rawJson } from '../../http/operation.ts';
import type { JsonText } from '../../jsonText.ts';
import type { FeedTransaction } from '../../providers/provider.ts';
import { DELIMITER_NAMES, readCsvQuery, SEPARATOR_NAMES } from './readCsvQuery.ts';

export const previewCsv: Operation<'previewCsv'> = async ({ db }, call, reply) => {
  const file = await readUploadedFile(call);
  const view = toView(await preview(db, file, readCsvQuery(call)));
  // Only undefined has no text; the digits of a LosslessNumber are those of a number.
  return reply(200, rawJson(stringify(view) as JsonText<Schema<'CsvPreview'>>));
};

/** A body of the contract with numbers that never were floating-point numbers. */
type Lossless<Body> = Body extends number
  ? Body | LosslessNumber
  : Body extends object
    ? { [Key in keyof Body]: Lossless<Body[Key]> }
    : Body;

function toView({
  survey,
  rowCount,
  transactions,
  skipped,
  mapping,
  assumptions,
  questions,
}: CsvPreview): Lossless<Schema<'CsvPreview'>> {
  const { layout, decimalSeparator, signs } = survey;
  return {
    encoding: survey.source.encoding.encoding,
    delimiter: DELIMITER_NAMES[layout.delimiter],
    header_line: layout.headerLine,
    headers: layout.headers,
    template: layout.template?.name ?? null,
    mapping,
    date_format: survey.dateFormat,
    decimal_separator: decimalSeparator && SEPARATOR_NAMES[decimalSeparator],
    positive_is: signs?.by === 'sign' ? signs.positiveIs : null,
    row_count: rowCount,
    sample_rows: survey.firstRows.map(({ line, cells }) => ({
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

function toTransactionView(transaction: FeedTransaction | undefined) {
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
