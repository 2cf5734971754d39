import { type Decimal, decimalOf, unitsOf } from '../decimal.ts';
import type { Account, Entry, History } from './entry.ts';

/**
 * The ledger of one login: its history and all later changes. Each change gets the next *number*; the *head* is
 * the last number. The entries of the history have the numbers 1 to `size`. The changes since a number S are the
 * latest change of each entry with a number after S, compared with the state at S.
 */
export type Change =
  | { kind: 'added' | 'modified'; entry: Entry }
  | { kind: 'removed'; entry: Pick<Entry, 'key' | 'accountKey'> };

interface Revision {
  entry: Entry;
  present: boolean;
  /** The change numbers at which the entry was alternately added and removed, starting with added. */
  toggles: number[];
  lastNumber: number;
}

export class Ledger {
  readonly accounts = new Map<string, Account>();
  readonly #history: History;
  readonly #revisions = new Map<string, Revision>();
  /** The keys of the entries changed by the numbers after the history. */
  readonly #log: string[] = [];
  readonly #sums: Map<string, { posted: bigint; pending: bigint }>;

  constructor(accounts: Account[], history: History) {
    for (const account of accounts) this.accounts.set(account.key, account);
    this.#history = history;
    this.#sums = history.sums();
  }

  get head(): number {
    return this.#history.size + this.#log.length;
  }

  find(key: string): Entry | null {
    const revision = this.#revisions.get(key);
    if (revision) return revision.present ? revision.entry : null;
    const index = this.#history.indexOf(key);
    return index === null ? null : this.#history.at(index);
  }

  /** Yields removed entries as they were before the removal. */
  *removedEntries(): Generator<Entry> {
    for (const { entry, present } of this.#revisions.values()) if (!present) yield entry;
  }

  /** Yields every entry that is not removed, in booking order. */
  *entries(): Generator<Entry> {
    for (let index = 0; index < this.#history.size; index++) {
      const entry = this.#history.at(index);
      if (!this.#revisions.has(entry.key)) yield entry;
    }
    for (const { entry, present } of this.#revisions.values()) if (present) yield entry;
  }

  put(entry: Entry): void {
    const before = this.find(entry.key);
    this.#count(before, -1n);
    this.#count(entry, 1n);
    const revision = this.#touch(entry.key, entry);
    if (!before) revision.toggles.push(this.head);
    revision.entry = entry;
    revision.present = true;
  }

  remove(key: string): void {
    const entry = this.find(key);
    if (!entry) throw new Error(`The ledger has no entry ${key} to remove.`);
    this.#count(entry, -1n);
    const revision = this.#touch(key, entry);
    revision.toggles.push(this.head);
    revision.present = false;
  }

  /**
   * Returns at most `limit` changes since the number `since`, read from the number after `position` on, with the
   * position reached and whether there are more.
   */
  changes(
    since: number,
    position: number,
    limit: number,
  ): { changes: Change[]; position: number; hasMore: boolean } {
    const changes: Change[] = [];
    for (let number = position + 1; number <= this.head; number++) {
      const change = this.#changeAt(number, since);
      if (!change) continue;
      if (changes.length === limit) return { changes, position: number - 1, hasMore: true };
      changes.push(change);
    }
    return { changes, position: this.head, hasMore: false };
  }

  balances(account: Account): { current: Decimal | null; available: Decimal | null; limit: Decimal | null } {
    const { posted, pending } = this.#sums.get(account.key) ?? { posted: 0n, pending: 0n };
    const owes = account.type === 'credit' || account.type === 'loan';
    const current = unitsOf(account.openingBalance) + (owes ? posted : -posted);
    const limit = account.limit === null ? null : unitsOf(account.limit);
    let available: bigint | null = null;
    if (account.type === 'credit') available = limit === null ? null : limit - current - pending;
    else if (account.type === 'depository') available = current - pending;
    const computed = {
      current: decimalOf(current),
      available: available === null ? null : decimalOf(available),
      limit: account.limit,
    };
    return { ...computed, ...account.stated };
  }

  #changeAt(number: number, since: number): Change | null {
    const index = number - 1;
    if (index < this.#history.size) {
      const entry = this.#history.at(index);
      return this.#revisions.has(entry.key) ? null : { kind: 'added', entry };
    }
    const revision = this.#revisions.get(this.#log[index - this.#history.size] ?? '');
    if (!revision || revision.lastNumber !== number) return null;
    const known = revision.toggles.filter((number) => number <= since).length % 2 === 1;
    if (revision.present) return { kind: known ? 'modified' : 'added', entry: revision.entry };
    return known ? { kind: 'removed', entry: revision.entry } : null;
  }

  #touch(key: string, entry: Entry): Revision {
    this.#log.push(key);
    let revision = this.#revisions.get(key);
    if (!revision) {
      const index = this.#history.indexOf(key);
      revision = { entry, present: true, toggles: index === null ? [] : [index + 1], lastNumber: 0 };
      this.#revisions.set(key, revision);
    }
    revision.lastNumber = this.head;
    return revision;
  }

  #count(entry: Entry | null, sign: bigint): void {
    if (!entry) return;
    const sum = this.#sums.get(entry.accountKey) ?? { posted: 0n, pending: 0n };
    sum[entry.pending ? 'pending' : 'posted'] += sign * unitsOf(entry.amount);
    this.#sums.set(entry.accountKey, sum);
  }
}
