import type { AccountCounts, SyncCounts } from '../store/syncLogs.ts';
import type { LedgerRow } from './changes.ts';
import { digest } from './compareRows.ts';

/**
 * Counts what a sync changes. A row that several chunks change counts once, and a row that ends as it began does not
 * count.
 */
export class ChangeCounts {
  /** Rows that were stored before the sync and that it has changed. New rows are not kept: there may be too many. */
  readonly #touched = new Map<string, { start: State; end: State }>();
  readonly #counts = new Map<string, SyncCounts>();

  recordInsert(accountId: string): void {
    this.#add(accountId, 'added', 1);
  }

  /** `isNew`: this sync inserted the row. */
  recordChange(before: LedgerRow & { isNew: boolean }, after: LedgerRow): void {
    const touched = this.#touched.get(before.id);
    if (touched) {
      touched.end = stateOf(after);
    } else if (before.isNew) {
      if (isVisible(before)) this.#add(before.accountId, 'added', -1);
      if (isVisible(after)) this.#add(after.accountId, 'added', 1);
    } else {
      this.#touched.set(before.id, { start: stateOf(before), end: stateOf(after) });
    }
  }

  /** Counts rows that were visible and that a listing no longer has. */
  recordRemovals(accountId: string, count: number): void {
    this.#add(accountId, 'removed', count);
  }

  result(): { counts: SyncCounts; accounts: AccountCounts[] } {
    for (const { start, end } of this.#touched.values()) {
      if (start.isVisible && !end.isVisible) this.#add(start.accountId, 'removed', 1);
      else if (!start.isVisible && end.isVisible) this.#add(end.accountId, 'added', 1);
      else if (end.isVisible && start.digest !== end.digest) this.#add(end.accountId, 'modified', 1);
    }
    this.#touched.clear();
    const total: SyncCounts = { added: 0, modified: 0, removed: 0 };
    const accounts: AccountCounts[] = [];
    for (const [accountId, { added, modified, removed }] of this.#counts) {
      if (added === 0 && modified === 0 && removed === 0) continue;
      total.added += added;
      total.modified += modified;
      total.removed += removed;
      accounts.push({
        account_id: accountId,
        added_count: added,
        modified_count: modified,
        removed_count: removed,
      });
    }
    return { counts: total, accounts };
  }

  #add(accountId: string, what: keyof SyncCounts, count: number): void {
    const counts = this.#counts.get(accountId) ?? { added: 0, modified: 0, removed: 0 };
    counts[what] += count;
    this.#counts.set(accountId, counts);
  }
}

interface State {
  accountId: string;
  isVisible: boolean;
  digest: string;
}

const stateOf = (row: LedgerRow): State => ({
  accountId: row.accountId,
  isVisible: isVisible(row),
  digest: digest(row),
});

const isVisible = (row: LedgerRow): boolean => !row.deletedByUser && !row.removedByProvider;
