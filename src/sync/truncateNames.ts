import type { FeedTransaction } from '../providers/provider.ts';

type Names = Pick<FeedTransaction, 'name' | 'merchantName'>;

/**
 * The ledger's indexes carry both names, and PostgreSQL takes no more than 2,704 bytes into a row of an index.
 * In characters of four bytes these two and all else in the row stay below that. No bank prints as much; what
 * it sent stays whole in the raw transaction.
 */
const LONGEST_NAME = 500;
const LONGEST_MERCHANT = 100;

/** Returns the transaction with its names cut to what can be stored; itself where they can. */
export function truncateNames<Named extends Names>(transaction: Named): Named {
  const { name, merchantName } = transaction;
  if (name.length <= LONGEST_NAME && (merchantName?.length ?? 0) <= LONGEST_MERCHANT) return transaction;
  return {
    ...transaction,
    name: cut(name, LONGEST_NAME),
    merchantName: merchantName && cut(merchantName, LONGEST_MERCHANT),
  };
}

/** By whole characters: half a surrogate pair could not be stored. */
const cut = (text: string, most: number): string => [...text].slice(0, most).join('');
