import { LosslessNumber, stringify } from 'lossless-json';
import type { Schema } from '../../contract.ts';
import { type FilePreview, previewFile as previewUpload } from '../../files/previewFile.ts';
import { readUploadedFile } from '../../files/uploadedFile.ts';
import { type Operation, rawJson } from '../../http/operation.ts';
import type { JsonText } from '../../jsonText.ts';
import type { Lossless } from './lossless.ts';
import { readFileQuery } from './readFileQuery.ts';

export const previewFile: Operation<'previewFile'> = async (context, call, reply) => {
  const { signal } = call.request;
  const file = await readUploadedFile(call);
  const view = toView(await previewUpload(context, file, { ...readFileQuery(call), formats: 'any', signal }));
  // Only undefined has no text; the digits of a LosslessNumber are those of a number.
  return reply(200, rawJson(stringify(view) as JsonText<Schema<'FilePreview'>>));
};

function toView({
  summary,
  accounts,
  rowCount,
  assumptions,
  questions,
}: FilePreview): Lossless<Schema<'FilePreview'>> {
  return {
    format: summary.format,
    accounts: accounts.map((account) => ({
      account_id: account.accountId,
      name: account.name,
      mask: account.mask,
      type: account.type,
      iso_currency_code: account.isoCurrencyCode,
      row_count: account.rowCount,
      first_date: account.firstDay,
      last_date: account.lastDay,
      opening_balance: account.opening === null ? null : new LosslessNumber(account.opening),
      closing_balance: account.closing === null ? null : new LosslessNumber(account.closing),
    })),
    row_count: rowCount,
    sample_rows: summary.samples.map(({ line, transaction }) => ({
      line,
      date: transaction.date,
      amount: new LosslessNumber(transaction.amount),
      iso_currency_code: transaction.isoCurrencyCode,
      name: transaction.name,
      merchant_name: transaction.merchantName,
      pending: transaction.pending,
    })),
    skipped: summary.skipped.map(({ line, reason }) => ({ line, reason })),
    assumptions,
    questions,
  };
}
