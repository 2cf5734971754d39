import { readFile, type SkippedLine } from '../../../src/files/csv/readFile.ts';
import type { Reading } from '../../../src/files/csv/surveyFile.ts';
import type { FeedTransaction } from '../../../src/providers/provider.ts';

/** Everything a surveyed file says, for an account without a currency of its own. */
export async function readAll(reading: Reading) {
  const transactions: FeedTransaction[] = [];
  const skipped: SkippedLine[] = [];
  for await (const piece of readFile(reading, { externalId: 'account', isoCurrencyCode: null })) {
    transactions.push(...piece.transactions.map(({ transaction }) => transaction));
    skipped.push(...piece.skipped);
  }
  return { transactions, skipped };
}
