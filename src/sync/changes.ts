import type { FeedTransaction } from '../providers/provider.ts';
import type { RawTransaction, StoredTransaction } from '../store/ledger.ts';

/** A stored row, with the provider's own data if a change has it. */
export type LedgerRow = Omit<StoredTransaction, 'isWritten'> & RawTransaction;

export interface Upsert {
  kind: 'upsert';
  accountId: string;
  transaction: ProviderTransaction;
  categorySlug: string | null;
  stagedAt: string | null;
}

export type Change = Upsert | { kind: 'remove'; externalId: string };

/** A staged transaction is read without the provider's own data. */
export type ProviderTransaction = Omit<FeedTransaction, 'raw'> & { raw?: unknown };

/** Returns the key of a transaction: a provider's id is unique within its account. */
export const keyOf = (accountId: string, externalId: string): string => `${accountId}\n${externalId}`;
