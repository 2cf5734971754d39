/** Which column is what, by position from 0. Either `amount` is known, or both `debit` and `credit` are. */
export interface Columns {
  date: number;
  amount: number | null;
  debit: number | null;
  credit: number | null;
  balance: number | null;
  /** The first of them that holds words names the transaction. */
  description: number[];
  /** Those of them that say what a payment was for; they are added to the name of the other side. */
  memos: number[];
  /** Columns whose words are added to the name. */
  additions: number[];
  /** The other side of a payment; where `payer` is known too, of a payment that goes out. */
  merchant: number | null;
  payer: number | null;
  currency: number | null;
  /** Says in words whether money went out or came in, beside amounts without a sign. */
  direction: number | null;
  status: number | null;
  /** Taken from the account on top of the amount. */
  fee: number | null;
}

/** What is known so far. */
export type PartialColumns = Omit<Columns, 'date'> & { date: number | null };

/** Whether the columns are enough to read transactions. */
export function areComplete(columns: PartialColumns): columns is Columns {
  return (
    columns.date !== null && (columns.amount !== null || (columns.debit !== null && columns.credit !== null))
  );
}
