import type { StatementRow } from '../statement.ts';
import { faultAt, quote } from '../statementFault.ts';
import { joinTexts, NO_DESCRIPTION, negate, toCurrency } from '../statementValues.ts';
import { parseOfxAmount, parseOfxDate } from './values.ts';

/** The elements of an aggregate by their names. */
export type Values = Map<string, string>;

/** Makes a row of the elements of a STMTTRN, or of a pending STMTTRNP. @throws ApiError IMPORT_ERROR */
export function toRow(
  values: Values,
  { line, currency, pending }: { line: number; currency: string | null; pending: boolean },
): StatementRow {
  const correction = values.get('CORRECTFITID');
  if (correction !== undefined) {
    throw faultAt(
      line,
      `the transaction corrects an earlier one (${quote(correction)}), which a file cannot do here. ` +
        'Download the days again: newer exports hold the corrected transaction alone.',
    );
  }
  // CURRENCY says that the amount is in that currency; ORIGCURRENCY, that it was converted from it.
  const isoCurrencyCode = toCurrency(values.get('CURRENCY.CURSYM')) ?? currency;
  const amountText = values.get('TRNAMT') ?? '';
  const amount = parseOfxAmount(amountText, isoCurrencyCode);
  if (amount === null) throw faultAt(line, `the amount (TRNAMT) ${quote(amountText)} cannot be read.`);
  const dateText = values.get('DTPOSTED') ?? values.get('DTTRAN') ?? values.get('DTUSER') ?? '';
  const day = parseOfxDate(dateText);
  if (day === null) throw faultAt(line, `the date (DTPOSTED) ${quote(dateText)} is not a day.`);
  const payee = values.get('NAME') ?? values.get('PAYEE.NAME') ?? null;
  const memo = values.get('MEMO') ?? null;
  const check = values.get('CHECKNUM');
  return {
    line,
    ...day,
    amount: negate(amount),
    isoCurrencyCode,
    name: payee ?? memo ?? (check === undefined ? NO_DESCRIPTION : `Check ${check}`),
    merchantName: null,
    description: joinTexts(payee, values.get('NAME2'), memo, check),
    reference: values.get('FITID') ?? null,
    pending,
    raw: Object.fromEntries(values),
  };
}
