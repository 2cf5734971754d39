import type { FeedTransaction, TransactionCandidate } from '../../src/providers/provider.ts';
import { checkTransaction } from '../../src/sync/checkTransaction.ts';

/**
 * Returns the candidate as a transaction.
 * @throws Error with the reason if it cannot be stored.
 */
export function storable(candidate: TransactionCandidate): FeedTransaction {
  const checked = checkTransaction(candidate);
  if (checked.kind === 'invalid') throw new Error(checked.reason);
  return checked.transaction;
}
