import type { Layout } from './layout.ts';

/**
 * The columns by what a caller can say to mean them: the header's name where it is the only one of that
 * name, else the number, counted from 1.
 */
export function columnLabels({ columns, headers }: Layout) {
  const label = (column: number | null | undefined): string | null => {
    if (column === null || column === undefined) return null;
    const header = headers[column] ?? '';
    const isPlain = header !== '' && headers.indexOf(header) === headers.lastIndexOf(header);
    return isPlain ? header : String(column + 1);
  };
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
  };
}
