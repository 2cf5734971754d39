/**
 * What a bank knows: its accounts and its transactions as they are at this moment. Both fake banks serve
 * one of these, and the model compares the product with it. Amounts are decimal texts, positive is money
 * out, as in Breadbox's contract; the Teller server turns the sign where Teller does.
 */
export interface BankAccount {
  id: string;
  persistentId: string | null;
  name: string;
  type: 'depository' | 'credit' | 'loan' | 'investment';
  subtype: string;
  mask: string | null;
  currency: string | null;
  unofficialCurrency: string | null;
  /** Null: the bank does not report it. */
  balance: string | null;
}

export interface BankTransaction {
  id: string;
  accountId: string;
  /** Plaid's `pending_transaction_id`. Teller has no such thing. */
  pendingId: string | null;
  amount: string;
  currency: string | null;
  unofficialCurrency: string | null;
  date: string;
  name: string;
  merchant: string | null;
  pending: boolean;
  /** Plaid's primary and detailed category. */
  category: [primary: string, detailed: string] | null;
  /** Teller's category. */
  tellerCategory: string | null;
  /** Replaces fields of the answer on the wire, for rows that no bank should send. */
  wire: Record<string, unknown>;
}

export interface Institution {
  id: string;
  name: string;
}

export function bankAccount(id: string, differences: Partial<BankAccount> = {}): BankAccount {
  return {
    id,
    persistentId: null,
    name: 'Everyday Checking',
    type: 'depository',
    subtype: 'checking',
    mask: '4821',
    currency: 'USD',
    unofficialCurrency: null,
    balance: '1000.00',
    ...differences,
  };
}

export function bankTransaction(
  required: Pick<BankTransaction, 'id' | 'accountId' | 'amount' | 'date' | 'name'>,
  differences: Partial<BankTransaction> = {},
): BankTransaction {
  return {
    pendingId: null,
    currency: 'USD',
    unofficialCurrency: null,
    merchant: null,
    pending: false,
    category: null,
    tellerCategory: null,
    wire: {},
    ...required,
    ...differences,
  };
}
