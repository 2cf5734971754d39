import type { FeedTransaction, TransactionCandidate } from '../../src/providers/provider.ts';
import { checkTransaction } from '../../src/sync/checkTransaction.ts';

/** The transaction that a candidate is; throws the reason where it cannot be stored. */
export function storable(candidate: TransactionCandidate): FeedTransaction {
  const checked = checkTransaction(candidate);
  if (checked.kind === 'invalid') throw new Error(checked.reason);
  return checked.transaction;
}
