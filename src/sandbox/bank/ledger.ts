import { type Decimal, decimalOf, unitsOf } from '../decimal.ts';
import type { Account, Entry, History } from './entry.ts';

/**
 * The books of one login as its institution keeps them: a history and everything that was changed since.
 *
 * Words: each change takes the next *number*; the *head* is the last one. The history's entries have the numbers
 * 1 … size. To ask "what changed since S" is to walk the numbers after S and to tell of each entry only its
 * latest change, against what was known at S.
 */
export type Change =
  | { kind: 'added' | 'modified'; entry: Entry }
  | { kind: 'removed'; entry: Pick<Entry, 'key' | 'accountKey'> };

interface Revision {
  entry: Entry;
  present: boolean;
  /** When it came (odd places) and went (even places), in numbers. */
  turns: number[];
  lastNumber: number;
}

export class Ledger {
  readonly accounts = new Map<string, Account>();
  readonly #history: History;
  readonly #revisions = new Map<string, Revision>();
  /** The key that each number after the history's touched. */
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

  /** Entries as they were before they were removed. */
  *removedEntries(): Generator<Entry> {
    for (const { entry, present } of this.#revisions.values()) if (!present) yield entry;
  }

  /** Every entry present, in booking order. */
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
    if (!before) revision.turns.push(this.head);
    revision.entry = entry;
    revision.present = true;
  }

  remove(key: string): void {
    const entry = this.find(key);
    if (!entry) throw new Error(`there is no entry ${key} to remove`);
    this.#count(entry, -1n);
    const revision = this.#touch(key, entry);
    revision.turns.push(this.head);
    revision.present = false;
  }

  /**
   * What changed after `since`, walking on from `position`.
   * @returns at most `limit` changes, where the walk ended, and whether there is more.
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
    const known = revision.turns.filter((turn) => turn <= since).length % 2 === 1;
    if (revision.present) return { kind: known ? 'modified' : 'added', entry: revision.entry };
    return known ? { kind: 'removed', entry: revision.entry } : null;
  }

  #touch(key: string, entry: Entry): Revision {
    this.#log.push(key);
    let revision = this.#revisions.get(key);
    if (!revision) {
      const index = this.#history.indexOf(key);
      revision = { entry, present: true, turns: index === null ? [] : [index + 1], lastNumber: 0 };
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
