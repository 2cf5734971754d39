import type { Layout } from './layout.ts';

/** What a caller can say to mean a column: the header's name where it is the only one, else the number from 1. */
export function nameColumn(headers: readonly string[], column: number): string {
  const header = headers[column] ?? '';
  const isPlain =
    header !== '' && !/^\d+$/.test(header) && headers.indexOf(header) === headers.lastIndexOf(header);
  return isPlain ? header : String(column + 1);
}

/** The columns by what a caller can say to mean them. */
export function columnLabels({ columns, headers }: Layout) {
  const label = (column: number | null | undefined): string | null =>
    column === null || column === undefined ? null : nameColumn(headers, column);
  return {
    date: label(columns.date),
    amount: label(columns.amount),
    debit: label(columns.debit),
    credit: label(columns.credit),
    description: label(columns.description[0]),
    merchant: label(columns.merchant),
    currency: label(columns.currency),
    direction: label(columns.direction),
    status: label(columns.status),
    fee: label(columns.fee),
  };
}
