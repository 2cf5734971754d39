import type { TransactionsSyncResponse } from 'plaid';
import type { Enrollment } from '../bank/bank.ts';
import { authenticationTag } from '../deterministic.ts';
import { accountIdOf, itemIdOf, transactionIdOf } from './identity.ts';
import { PlaidFailure } from './plaidFailure.ts';
import { openAccounts, renderAccount, renderTransaction } from './render.ts';
import type { Wire } from './wire.ts';

/**
 * A cursor of /transactions/sync in the ledger's change numbers: updates are those after `since`, the pages so far
 * cover the numbers up to `position`, and `head` was the ledger's last number at the first page. After the last
 * page all three are equal. Until then, a change of the ledger invalidates the pages.
 */
interface Cursor {
  since: number;
  position: number;
  head: number;
}

/**
 * Returns one page of /transactions/sync.
 * @throws PlaidFailure INVALID_FIELD, TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION
 */
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
  const start = decodeCursor(enrollment, cursor);
  const isPaginating = start.position < start.head;
  if (isPaginating && start.head !== ledger.head) {
    throw new PlaidFailure('TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION');
  }
  const since = isPaginating ? start.since : start.position;
  const { changes, position, hasMore } = ledger.changes(since, start.position, count);
  const page: Omit<Wire<TransactionsSyncResponse>, 'request_id'> = {
    accounts,
    added: [],
    modified: [],
    removed: [],
    has_more: hasMore,
    next_cursor: encodeCursor(
      enrollment,
      hasMore ? { since, position, head: ledger.head } : cursorAt(ledger.head),
    ),
    transactions_update_status:
      record.historyReady === true ? 'HISTORICAL_UPDATE_COMPLETE' : record.historyReady,
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

const cursorAt = (head: number): Cursor => ({ since: head, position: head, head });

function encodeCursor(enrollment: Enrollment, { since, position, head }: Cursor): string {
  const text = `${since}.${position}.${head}`;
  return Buffer.from(`${text}.${authenticationTag(`${itemIdOf(enrollment)} ${text}`)}`).toString('base64');
}

function decodeCursor(enrollment: Enrollment, cursor: string): Cursor {
  if (cursor === '') return cursorAt(0);
  if (cursor === 'now') return cursorAt(enrollment.ledger.head);
  const [since, position, head] = Buffer.from(cursor, 'base64').toString('utf8').split('.').map(Number);
  if (since !== undefined && position !== undefined && head !== undefined) {
    const decoded = { since, position, head };
    if (encodeCursor(enrollment, decoded) === cursor && head <= enrollment.ledger.head) return decoded;
  }
  throw new PlaidFailure('INVALID_FIELD', 'cursor not associated with access_token');
}
