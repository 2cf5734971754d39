import { Gate } from './gate.ts';
import type { BankAccount, BankTransaction, Institution } from './ledger.ts';

/**
 * One Plaid Item: what the bank knows, and the history of its changes from which `/transactions/sync`
 * answers. A cursor names a position in that history.
 */
export interface BankEvent {
  id: string;
  accountId: string;
  /** The transaction as it was after the change; null when it was removed. */
  after: BankTransaction | null;
}

export interface SyncPage {
  added: BankTransaction[];
  modified: BankTransaction[];
  removed: { id: string; accountId: string }[];
}

/** How an update is spread over pages. */
export interface PageLayout {
  size: number;
  /** `net`: only what differs between the two ends. `every`: each change in its turn. */
  changes: 'net' | 'every';
  /** Which of two changes of different transactions comes first. Banks keep to no order. */
  order: 'as it happened' | 'reversed' | 'removals first' | 'removals last';
}

export interface PlaidFailure {
  status: number;
  type: string;
  code: string;
}

export class PlaidLogin {
  readonly accessToken: string;
  readonly itemId: string;
  readonly institution: Institution;
  readonly gate = new Gate();
  accounts: BankAccount[];
  layout: PageLayout = { size: 500, changes: 'net', order: 'as it happened' };
  /** So many continuations are refused because the data changed while it was paged. */
  mutationsDuringPagination = 0;
  /** What every call about this login answers instead; null when the bank is well. */
  failure: PlaidFailure | null = null;
  consentExpiresAt: string | null = null;
  removed = false;
  /** Cursors of earlier generations are refused. */
  generation = 1;
  /** The position up to which the product has been given everything, by the last page of an update. */
  servedUpTo = 0;
  readonly calls: string[] = [];
  readonly #events: BankEvent[] = [];
  /** Where the history that the bank still knows begins. */
  #start = 0;
  readonly #current = new Map<string, BankTransaction>();

  constructor(name: string, institution: Institution, accounts: BankAccount[]) {
    this.accessToken = `access-oracle-${name}`;
    this.itemId = `item-${name}`;
    this.institution = institution;
    this.accounts = accounts;
  }

  get position(): number {
    return this.#events.length;
  }

  get transactions(): BankTransaction[] {
    return [...this.#current.values()];
  }

  get(id: string): BankTransaction {
    const found = this.#current.get(id);
    if (!found) throw new Error(`The bank has no transaction ${id}.`);
    return found;
  }

  /** Adds a transaction, or replaces the one with its id. */
  put(...transactions: BankTransaction[]): void {
    for (const given of transactions) {
      // A login with one account need not name it.
      const transaction = { ...given, accountId: given.accountId || (this.accounts[0]?.id ?? '') };
      this.#current.set(transaction.id, transaction);
      this.#events.push({ id: transaction.id, accountId: transaction.accountId, after: transaction });
    }
  }

  change(id: string, differences: Partial<BankTransaction>): void {
    this.put({ ...this.get(id), ...differences });
  }

  remove(...ids: string[]): void {
    for (const id of ids) {
      const { accountId } = this.get(id);
      this.#current.delete(id);
      this.#events.push({ id, accountId, after: null });
    }
  }

  /**
   * The bank begins anew: it knows only these transactions, under these accounts, and no message says what
   * became of the earlier ones. Cursors stay valid unless `refuseCursors` is called too.
   */
  restart(accounts: BankAccount[], transactions: BankTransaction[]): void {
    this.accounts = accounts;
    this.#current.clear();
    this.#start = this.#events.length;
    this.put(...transactions);
  }

  refuseCursors(): void {
    this.generation += 1;
  }

  /** All that a cursor at `from` has yet to hear of, up to `to`. From no cursor there is only what exists. */
  pages(from: number, to: number, layout: PageLayout): SyncPage[] {
    const before = this.#stateAt(from);
    // Of an account that left the login the bank speaks no more.
    const shared = new Set(this.accounts.map(({ id }) => id));
    const changes = this.#events
      .slice(Math.max(from, this.#start), to)
      .filter(({ accountId }) => shared.has(accountId));
    const isFirst = from === 0;
    const ordered =
      layout.changes === 'net' || isFirst ? arrange(netChanges(before, changes), layout) : changes;
    return paginate(before, ordered, layout.size);
  }

  #stateAt(position: number): Set<string> {
    const ids = new Set<string>();
    for (const { id, after } of this.#events.slice(this.#start, position)) {
      if (after) ids.add(id);
      else ids.delete(id);
    }
    return ids;
  }
}

function netChanges(before: Set<string>, events: BankEvent[]): BankEvent[] {
  const last = new Map<string, BankEvent>();
  for (const event of events) last.set(event.id, event);
  return [...last.values()].filter(({ id, after }) => after !== null || before.has(id));
}

function arrange(events: BankEvent[], { order }: PageLayout): BankEvent[] {
  const isRemoval = ({ after }: BankEvent) => after === null;
  switch (order) {
    case 'as it happened':
      return events;
    case 'reversed':
      return events.toReversed();
    case 'removals first':
      return [...events.filter(isRemoval), ...events.filter((event) => !isRemoval(event))];
    case 'removals last':
      return [...events.filter((event) => !isRemoval(event)), ...events.filter(isRemoval)];
  }
}

/** A page names a transaction at most once: the arrays of a page have no order among them. */
function paginate(before: Set<string>, events: BankEvent[], size: number): SyncPage[] {
  const known = new Set(before);
  const pages: SyncPage[] = [];
  let page: SyncPage = { added: [], modified: [], removed: [] };
  let named = new Set<string>();
  for (const { id, accountId, after } of events) {
    if (named.size === size || named.has(id)) {
      pages.push(page);
      page = { added: [], modified: [], removed: [] };
      named = new Set();
    }
    named.add(id);
    if (!after) page.removed.push({ id, accountId });
    else if (known.has(id)) page.modified.push(after);
    else page.added.push(after);
    if (after) known.add(id);
    else known.delete(id);
  }
  return [...pages, page];
}
