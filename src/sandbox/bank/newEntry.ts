import type { Enrollment } from './bank.ts';
import { decimalFrom, enrichment } from './customLogin.ts';
import type { Entry } from './entry.ts';

export interface NewEntry {
  accountKey: string;
  date: string;
  key?: string;
  amount?: string;
  name?: string;
  merchantName?: string | null;
  category?: string | null;
  channel?: Entry['channel'];
  currency?: string;
  datetime?: string | null;
  authorizedDate?: string | null;
  authorizedDatetime?: string | null;
  pending?: boolean;
  pendingKey?: string | null;
}

/** Returns a complete entry with defaults for the fields that are not given. */
export function newEntry({ ledger }: Enrollment, fields: NewEntry): Entry {
  const amount = decimalFrom(fields.amount ?? '10.00', 'amount');
  const name = fields.name ?? 'SANDBOX PURCHASE';
  const account = ledger.accounts.get(fields.accountKey);
  return {
    key: `added/${ledger.head + 1}`,
    currency: account?.currency ?? 'USD',
    datetime: null,
    authorizedDate: null,
    authorizedDatetime: null,
    ...enrichment(name, amount),
    pending: false,
    pendingKey: null,
    ...fields,
    amount,
    name,
  };
}
