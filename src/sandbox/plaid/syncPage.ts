import type { TransactionsSyncResponse } from 'plaid';
import type { Enrollment } from '../bank/bank.ts';
import { seal } from '../deterministic.ts';
import { accountIdOf, itemIdOf, transactionIdOf } from './identity.ts';
import { PlaidFailure } from './plaidFailure.ts';
import { openAccounts, renderAccount, renderTransaction } from './render.ts';
import type { Wire } from './wire.ts';

/**
 * One page of /transactions/sync. A cursor says: updates are counted from `since`, the pages so far have walked
 * to `position`, and when the first of them was given the books stood at `head`. Once a walk has reached its
 * head all three are equal. While it has not, a change of the books makes the walk void.
 */
interface Bookmark {
  since: number;
  position: number;
  head: number;
}

export function syncPage(
  enrollment: Enrollment,
  cursor: string,
  count: number,
  withOriginal: boolean,
): Omit<Wire<TransactionsSyncResponse>, 'request_id'> {
  const { ledger, record } = enrollment;
  const accounts = openAccounts(enrollment)
    .filter(({ type }) => type !== 'investment')
    .map((account) => renderAccount(enrollment, account));
  if (!record.historyReady) {
    const nothing = { added: [], modified: [], removed: [], next_cursor: '', has_more: false };
    return { ...nothing, accounts: [], transactions_update_status: 'NOT_READY' };
  }
  const bookmark = read(enrollment, cursor);
  const underWay = bookmark.position < bookmark.head;
  if (underWay && bookmark.head !== ledger.head) {
    throw new PlaidFailure('TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION');
  }
  const since = underWay ? bookmark.since : bookmark.position;
  const { changes, position, hasMore } = ledger.changes(since, bookmark.position, count);
  const page: Omit<Wire<TransactionsSyncResponse>, 'request_id'> = {
    accounts,
    added: [],
    modified: [],
    removed: [],
    has_more: hasMore,
    next_cursor: write(enrollment, hasMore ? { since, position, head: ledger.head } : standing(ledger.head)),
    transactions_update_status: 'HISTORICAL_UPDATE_COMPLETE',
  };
  for (const change of changes) {
    if (change.kind === 'removed') {
      page.removed.push({
        account_id: accountIdOf(enrollment, change.entry.accountKey),
        transaction_id: transactionIdOf(enrollment, change.entry.key),
      });
    } else page[change.kind].push(renderTransaction(enrollment, change.entry, withOriginal));
  }
  return page;
}

const standing = (head: number): Bookmark => ({ since: head, position: head, head });

function write(enrollment: Enrollment, { since, position, head }: Bookmark): string {
  const text = `${since}.${position}.${head}`;
  return Buffer.from(`${text}.${seal(`${itemIdOf(enrollment)} ${text}`)}`).toString('base64');
}

function read(enrollment: Enrollment, cursor: string): Bookmark {
  if (cursor === '') return standing(0);
  if (cursor === 'now') return standing(enrollment.ledger.head);
  const [since, position, head] = Buffer.from(cursor, 'base64').toString('utf8').split('.').map(Number);
  if (since !== undefined && position !== undefined && head !== undefined) {
    const bookmark = { since, position, head };
    if (write(enrollment, bookmark) === cursor && head <= enrollment.ledger.head) return bookmark;
  }
  throw new PlaidFailure('INVALID_FIELD', 'cursor not associated with access_token');
}
