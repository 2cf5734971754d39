import { findPendingMatch } from '../domain/matching.ts';
import type { FeedTransaction } from '../providers/provider.ts';

/**
 * Decides, without any I/O, what a stretch of a batch does to the rows that are stored.
 *
 * Words: a *row* is a stored transaction; a *change* is what the provider said, in its order: an upsert or a
 * removal. A posted transaction *takes over* the row of the pending one it replaces: id, category override,
 * tags and history stay. A row the user deleted is a *tombstone*: it goes on being updated, so that a restore
 * shows the truth, and stays deleted.
 */

/** What the provider says of a transaction, as it is stored. */
export interface ProviderFields {
  externalId: string;
  pendingExternalId: string | null;
  amount: string;
  isoCurrencyCode: string | null;
  date: string;
  datetime: string | null;
  authorizedDate: string | null;
  authorizedDatetime: string | null;
  name: string;
  merchantName: string | null;
  paymentChannel: string | null;
  pending: boolean;
  categoryPrimary: string | null;
  categoryDetailed: string | null;
  /** The category of ours that those two stand for. */
  categorySlug: string | null;
  raw: unknown;
}

export interface LedgerRow extends ProviderFields {
  id: string;
  accountId: string;
  deletedBy: 'user' | 'provider' | null;
}

export type Change =
  | { kind: 'upsert'; accountId: string; transaction: FeedTransaction; categorySlug: string | null }
  | { kind: 'remove'; externalId: string };

export interface Plan {
  inserts: (ProviderFields & { accountId: string })[];
  /** Rows whose stored fields differ from what they were; a revived one has `revived` set. */
  updates: { row: LedgerRow; revived: boolean }[];
  /** Rows that give up their place. They stay, marked as deleted. */
  removals: Removal[];
}

export interface Removal {
  row: LedgerRow;
  /** Whether people saw it until now. */
  stood: boolean;
  /** The row that has its place from now on, where it turned out that both are one transaction. */
  mergedInto: string | null;
}

/** A row while the plan is made. `id` is null until it is stored. */
interface Draft extends ProviderFields {
  id: string | null;
  accountId: string;
  deletedBy: 'user' | 'provider' | null;
  before: LedgerRow | null;
  /** The draft that took its place; it has an id where this one has one. */
  mergedInto: Draft | null;
}

/** `existing` must hold every row that a change names, by its own id or by the id of the pending one. */
export function planChanges(
  existing: readonly LedgerRow[],
  changes: readonly Change[],
  options: { linksPending: boolean },
): Plan {
  const ledger = new Drafts(existing);
  for (const change of changes) {
    if (change.kind === 'remove') remove(ledger, change.externalId);
    else upsert(ledger, change, options.linksPending);
  }
  return ledger.toPlan();
}

function upsert(ledger: Drafts, change: Change & { kind: 'upsert' }, linksPending: boolean): void {
  const { accountId, transaction } = change;
  const known = ledger.byExternalId(accountId, transaction.externalId);
  const pending =
    transaction.pendingExternalId === null
      ? null
      : ledger.byExternalId(accountId, transaction.pendingExternalId);
  if (known) {
    ledger.update(pending && pending !== known ? ledger.merge(pending, known) : known, change);
    return;
  }
  // A late delivery of a pending transaction whose posted one is here already.
  if (ledger.takenOver(accountId, transaction.externalId)) return;
  const match =
    pending ?? (linksPending || transaction.pending ? null : ledger.matchPending(accountId, transaction));
  if (match) ledger.update(match, change);
  else ledger.insert(change);
}

function remove(ledger: Drafts, externalId: string): void {
  const draft = ledger.anywhere(externalId);
  if (!draft || draft.deletedBy) return;
  // Added and removed within one stretch: nobody ever saw it.
  if (draft.id === null) ledger.discard(draft);
  else draft.deletedBy = 'provider';
}

class Drafts {
  readonly #drafts = new Set<Draft>();
  readonly #byExternalId = new Map<string, Draft>();
  readonly #byPendingExternalId = new Map<string, Draft>();
  /** A removal does not always say the account; a provider's ids are its own across accounts. */
  readonly #anywhere = new Map<string, Draft>();

  constructor(existing: readonly LedgerRow[]) {
    for (const row of existing) this.#add({ ...row, before: row, mergedInto: null });
  }

  byExternalId(accountId: string, externalId: string): Draft | null {
    return this.#byExternalId.get(`${accountId}\n${externalId}`) ?? null;
  }

  takenOver(accountId: string, externalId: string): boolean {
    return this.#byPendingExternalId.has(`${accountId}\n${externalId}`);
  }

  anywhere(externalId: string): Draft | null {
    return this.#anywhere.get(externalId) ?? null;
  }

  /** The one pending row that a posted transaction without a link plainly came from. */
  matchPending(accountId: string, posted: FeedTransaction): Draft | null {
    const candidates = [...this.#drafts].filter(
      (draft) => draft.accountId === accountId && draft.pending && draft.deletedBy !== 'provider',
    );
    const index = findPendingMatch(posted, candidates);
    return index === null ? null : (candidates[index] ?? null);
  }

  insert(change: Change & { kind: 'upsert' }): void {
    const { accountId } = change;
    this.#add({ ...fieldsOf(change), id: null, accountId, deletedBy: null, before: null, mergedInto: null });
  }

  update(draft: Draft, change: Change & { kind: 'upsert' }): void {
    const takesOver = draft.externalId !== change.transaction.externalId;
    const pendingExternalId = takesOver ? draft.externalId : draft.pendingExternalId;
    this.#forget(draft);
    Object.assign(draft, fieldsOf(change));
    // Once a row has taken over a pending one it remembers it, whatever later messages leave out.
    draft.pendingExternalId ??= pendingExternalId;
    if (draft.deletedBy === 'provider') draft.deletedBy = null;
    this.#add(draft);
  }

  /**
   * The link came late: a pending row and its posted one both stand. The one the household has known longer
   * goes on as the row of both; the other is marked as taken back by the provider, under a name of its own.
   * @returns the one that goes on.
   */
  merge(pending: Draft, posted: Draft): Draft {
    const [kept, other] = pending.id === null && posted.id !== null ? [posted, pending] : [pending, posted];
    this.discard(other);
    if (other.id === null) return kept;
    other.externalId = `${other.externalId}#merged:${other.id}`;
    other.deletedBy ??= 'provider';
    other.mergedInto = kept;
    if (other.deletedBy === 'user') kept.deletedBy = 'user';
    this.#add(other);
    return kept;
  }

  discard(draft: Draft): void {
    this.#forget(draft);
    this.#drafts.delete(draft);
  }

  toPlan(): Plan {
    const plan: Plan = { inserts: [], updates: [], removals: [] };
    for (const draft of this.#drafts) {
      const { id, before, mergedInto, ...fields } = draft;
      if (id === null || before === null) {
        const { deletedBy: _, ...insert } = fields;
        plan.inserts.push(insert);
        continue;
      }
      const row: LedgerRow = { id, ...fields };
      const stood = before.deletedBy === null;
      if (mergedInto || (draft.deletedBy === 'provider' && stood))
        plan.removals.push({ row, stood, mergedInto: mergedInto?.id ?? null });
      else if (differs(row, before))
        plan.updates.push({ row, revived: before.deletedBy === 'provider' && draft.deletedBy === null });
    }
    return plan;
  }

  #add(draft: Draft): void {
    this.#drafts.add(draft);
    this.#byExternalId.set(`${draft.accountId}\n${draft.externalId}`, draft);
    this.#anywhere.set(draft.externalId, draft);
    if (draft.pendingExternalId !== null) {
      this.#byPendingExternalId.set(`${draft.accountId}\n${draft.pendingExternalId}`, draft);
    }
  }

  #forget(draft: Draft): void {
    this.#byExternalId.delete(`${draft.accountId}\n${draft.externalId}`);
    this.#anywhere.delete(draft.externalId);
    if (draft.pendingExternalId !== null)
      this.#byPendingExternalId.delete(`${draft.accountId}\n${draft.pendingExternalId}`);
  }
}

function fieldsOf({ transaction, categorySlug }: Change & { kind: 'upsert' }): ProviderFields {
  const { accountExternalId: _, ...fields } = transaction;
  return { ...fields, categorySlug };
}

/** The fields whose change is a change of the transaction; `raw` is kept beside them and is no reason by itself. */
const COMPARED = [
  'externalId',
  'pendingExternalId',
  'isoCurrencyCode',
  'date',
  'authorizedDate',
  'name',
  'merchantName',
  'paymentChannel',
  'pending',
  'categoryPrimary',
  'categoryDetailed',
  'categorySlug',
  'deletedBy',
] as const satisfies (keyof LedgerRow)[];

const MOMENTS = ['datetime', 'authorizedDatetime'] as const satisfies (keyof LedgerRow)[];

function differs(row: LedgerRow, before: LedgerRow): boolean {
  return (
    COMPARED.some((field) => row[field] !== before[field]) ||
    MOMENTS.some((field) => momentOf(row[field]) !== momentOf(before[field])) ||
    plainDecimal(row.amount) !== plainDecimal(before.amount)
  );
}

const momentOf = (moment: string | null): number | null => (moment === null ? null : Date.parse(moment));

/** 12.50 and 12.5 are the same money. */
function plainDecimal(amount: string): string {
  const plain = amount.includes('.') ? amount.replace(/0+$/, '').replace(/\.$/, '') : amount;
  return plain === '-0' ? '0' : plain;
}
