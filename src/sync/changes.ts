import type { FeedTransaction } from '../providers/provider.ts';
import type { RawTransaction, StoredTransaction } from '../store/ledger.ts';

/** A stored row, and what the provider sent of it if a change brings that. */
export type LedgerRow = Omit<StoredTransaction, 'isWritten'> & RawTransaction;

export interface Upsert {
  kind: 'upsert';
  accountId: string;
  transaction: ProviderTransaction;
  categorySlug: string | null;
  stagedAt: string | null;
}

export type Change = Upsert | { kind: 'remove'; externalId: string };

/** What was staged comes back without the raw one. */
export type ProviderTransaction = Omit<FeedTransaction, 'raw'> & { raw?: unknown };

/** Ids of the provider are its own within an account. */
export const keyOf = (accountId: string, externalId: string): string => `${accountId}\n${externalId}`;
