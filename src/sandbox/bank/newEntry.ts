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

/** An entry of which only what matters is said. */
export function newEntry({ ledger }: Enrollment, said: NewEntry): Entry {
  const amount = decimalFrom(said.amount ?? '10.00', 'amount');
  const name = said.name ?? 'SANDBOX PURCHASE';
  const account = ledger.accounts.get(said.accountKey);
  return {
    key: `said/${ledger.head + 1}`,
    currency: account?.currency ?? 'USD',
    datetime: null,
    authorizedDate: null,
    authorizedDatetime: null,
    ...enrichment(name, amount),
    pending: false,
    pendingKey: null,
    ...said,
    amount,
    name,
  };
}
