import type { FeedTransaction } from '../providers/provider.ts';

type Names = Pick<FeedTransaction, 'name' | 'merchantName'>;

/**
 * An index of the ledger contains both names, and an index row has at most 2,704 bytes. With four bytes a character,
 * these limits keep the row below that. The raw transaction keeps the full names.
 */
const MAX_NAME_LENGTH = 500;
const MAX_MERCHANT_LENGTH = 100;

/** Returns the transaction with its names truncated to what can be stored. */
export function truncateNames<Named extends Names>(transaction: Named): Named {
  const { name, merchantName } = transaction;
  if (name.length <= MAX_NAME_LENGTH && (merchantName?.length ?? 0) <= MAX_MERCHANT_LENGTH)
    return transaction;
  return {
    ...transaction,
    name: cut(name, MAX_NAME_LENGTH),
    merchantName: merchantName && cut(merchantName, MAX_MERCHANT_LENGTH),
  };
}

/** Truncates at whole characters, because half of a surrogate pair cannot be stored. */
const cut = (text: string, maxLength: number): string => [...text].slice(0, maxLength).join('');
