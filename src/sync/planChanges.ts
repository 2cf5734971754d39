import { findPendingMatch } from '../domain/matching.ts';
import type { FeedTransaction } from '../providers/provider.ts';
import type { RawTransaction, StoredTransaction } from '../store/ledger.ts';
import type { ColumnType, ProviderFields } from '../store/transactionColumns.ts';
import { PROVIDER_COLUMNS } from '../store/transactionColumns.ts';

/**
 * Decides, without any I/O, what a stretch of a batch does to the rows that are stored.
 *
 * Words: a *row* is a stored transaction; a *change* is what the provider said, in its order: an upsert or a
 * removal. A posted transaction *takes over* the row of the pending one it replaces: id, category override,
 * tags and history stay. The user's deletion and the provider's removal are two facts: a row that the user deleted
 * goes on being updated and removed by the provider, so that a restore shows the truth, and stays deleted.
 */

/** A stored row, and what the provider sent of it if a change brings that. */
export type LedgerRow = StoredTransaction & RawTransaction;

export type Change =
  | {
      kind: 'upsert';
      accountId: string;
      transaction: SaidTransaction;
      categorySlug: string | null;
      stagedAt: string | null;
    }
  | { kind: 'remove'; externalId: string };

/** What was staged comes back without the raw one. */
export type SaidTransaction = Omit<FeedTransaction, 'raw'> & { raw?: unknown };

export interface Plan {
  inserts: (ProviderFields & RawTransaction)[];
  /** Rows whose stored fields differ from what they were, and whether the provider had removed them until now. */
  updates: { row: LedgerRow; removedBefore: boolean }[];
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

/** A row while the plan is made. */
interface Draft {
  /** As it is stored; null for one that is not. */
  readonly before: LedgerRow | null;
  /** As it is to be: `before` itself as long as nothing was said of it, and replaced rather than written to. */
  row: DraftRow;
  /** The draft that took its place; stored where this one is. */
  mergedInto: Draft | null;
}

/** `id` is null until it is stored. */
type DraftRow = Omit<LedgerRow, 'id'> & { id: string | null };

export interface PlanOptions {
  /** Whether the provider says which pending transaction a posted one replaces. */
  linksPending: boolean;
  /** Whether an id names one transaction in all accounts of the connection: then it may move between them. */
  idsSpanAccounts: boolean;
}

/** `existing` must hold every row that a change names, by its own id or by the id of the pending one. */
export function planChanges(
  existing: readonly LedgerRow[],
  changes: readonly Change[],
  options: PlanOptions,
): Plan {
  const ledger = new Drafts(existing, changes);
  for (const change of changes) {
    if (change.kind === 'remove') remove(ledger, change.externalId);
    else upsert(ledger, change, options);
  }
  return ledger.toPlan();
}

function upsert(
  ledger: Drafts,
  change: Change & { kind: 'upsert' },
  { linksPending, idsSpanAccounts }: PlanOptions,
): void {
  const { accountId, transaction } = change;
  const find = (externalId: string) =>
    ledger.byExternalId(accountId, externalId) ?? (idsSpanAccounts ? ledger.anywhere(externalId) : null);
  const known = find(transaction.externalId);
  const pending = transaction.pendingExternalId === null ? null : find(transaction.pendingExternalId);
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
  if (!draft || draft.row.removedByProvider) return;
  // Added and removed within one stretch: nobody ever saw it.
  if (draft.before === null) ledger.discard(draft);
  else draft.row = { ...draft.row, removedByProvider: true };
}

class Drafts {
  readonly #drafts = new Set<Draft>();
  /** Those that a posted transaction may have come from: few, where looking through all would take a stretch squared. */
  readonly #pending = new Set<Draft>();
  readonly #byExternalId = new Map<string, Draft>();
  readonly #byPendingExternalId = new Map<string, Draft>();
  /** A removal does not always say the account; a provider's ids are its own across accounts. */
  readonly #anywhere = new Map<string, Draft>();
  /** What the provider says is pending still has not posted. */
  readonly #stillPending = new Set<string>();

  constructor(existing: readonly LedgerRow[], changes: readonly Change[]) {
    for (const change of changes) {
      if (change.kind === 'upsert' && change.transaction.pending)
        this.#stillPending.add(`${change.accountId}\n${change.transaction.externalId}`);
    }
    for (const row of existing) this.#add({ before: row, row, mergedInto: null });
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
  matchPending(accountId: string, posted: SaidTransaction): Draft | null {
    const candidates = [...this.#pending].filter(
      ({ row }) =>
        row.accountId === accountId &&
        !row.removedByProvider &&
        !this.#stillPending.has(`${accountId}\n${row.externalId}`),
    );
    const index = findPendingMatch(
      posted,
      candidates.map(({ row }) => row),
    );
    return index === null ? null : (candidates[index] ?? null);
  }

  insert(change: Change & { kind: 'upsert' }): void {
    const { pendingExternalId } = change.transaction;
    const row = toRow(change, { id: null, pendingExternalId, deletedByUser: false });
    this.#add({ before: null, row, mergedInto: null });
  }

  update(draft: Draft, change: Change & { kind: 'upsert' }): void {
    const { id, externalId, pendingExternalId, deletedByUser } = draft.row;
    const { transaction } = change;
    // Once a row has taken over a pending one it remembers it, whatever later messages leave out.
    const remembered = externalId === transaction.externalId ? pendingExternalId : externalId;
    const row = toRow(change, {
      id,
      pendingExternalId: transaction.pendingExternalId ?? remembered,
      deletedByUser,
    });
    if (draft.row === draft.before && !differs(row, draft.before)) return;
    this.#forget(draft);
    draft.row = row;
    this.#add(draft);
  }

  /**
   * The link came late: a pending row and its posted one both stand. The one the household has known longer
   * goes on as the row of both; the other is marked as taken back by the provider, under a name of its own.
   * @returns the one that goes on.
   */
  merge(pending: Draft, posted: Draft): Draft {
    const [kept, other] = !pending.before && posted.before ? [posted, pending] : [pending, posted];
    this.discard(other);
    const { before, row } = other;
    if (before === null) return kept;
    const externalId = `${row.externalId}#merged:${before.id}`;
    other.row = { ...row, externalId, deletedByUser: false, removedByProvider: true };
    other.mergedInto = kept;
    if (row.deletedByUser) kept.row = { ...kept.row, deletedByUser: true };
    this.#add(other);
    return kept;
  }

  discard(draft: Draft): void {
    this.#forget(draft);
    this.#drafts.delete(draft);
  }

  toPlan(): Plan {
    const plan: Plan = { inserts: [], updates: [], removals: [] };
    for (const { before, row, mergedInto } of this.#drafts) {
      if (before === null) {
        const { id: _, deletedByUser: __, removedByProvider: ___, ...insert } = row;
        plan.inserts.push(insert);
      }
      if (before === null || row === before) continue;
      const stood = !before.deletedByUser && !before.removedByProvider;
      const stored: LedgerRow = { ...row, id: before.id };
      if (mergedInto || (row.removedByProvider && !before.removedByProvider)) {
        plan.removals.push({ row: stored, stood, mergedInto: mergedInto?.before?.id ?? null });
      } else if (differs(row, before)) {
        plan.updates.push({ row: stored, removedBefore: before.removedByProvider });
      }
    }
    return plan;
  }

  #add(draft: Draft): void {
    const { accountId, externalId, pendingExternalId, pending } = draft.row;
    this.#drafts.add(draft);
    if (pending) this.#pending.add(draft);
    this.#byExternalId.set(`${accountId}\n${externalId}`, draft);
    this.#anywhere.set(externalId, draft);
    if (pendingExternalId !== null)
      this.#byPendingExternalId.set(`${accountId}\n${pendingExternalId}`, draft);
  }

  #forget(draft: Draft): void {
    const { accountId, externalId, pendingExternalId } = draft.row;
    this.#pending.delete(draft);
    this.#byExternalId.delete(`${accountId}\n${externalId}`);
    this.#anywhere.delete(externalId);
    if (pendingExternalId !== null) this.#byPendingExternalId.delete(`${accountId}\n${pendingExternalId}`);
  }
}

/** Field by field: most syncs make a row of each message only to find that it says nothing new, and spreads are slow. */
function toRow(
  { accountId, transaction, categorySlug, stagedAt }: Change & { kind: 'upsert' },
  { id, pendingExternalId, deletedByUser }: Pick<DraftRow, 'id' | 'pendingExternalId' | 'deletedByUser'>,
): DraftRow {
  return {
    id,
    accountId,
    externalId: transaction.externalId,
    pendingExternalId,
    amount: transaction.amount,
    isoCurrencyCode: transaction.isoCurrencyCode,
    unofficialCurrencyCode: transaction.unofficialCurrencyCode,
    date: transaction.date,
    datetime: transaction.datetime,
    authorizedDate: transaction.authorizedDate,
    authorizedDatetime: transaction.authorizedDatetime,
    name: transaction.name,
    merchantName: transaction.merchantName,
    paymentChannel: transaction.paymentChannel,
    pending: transaction.pending,
    categoryPrimary: transaction.categoryPrimary,
    categoryDetailed: transaction.categoryDetailed,
    categorySlug,
    deletedByUser,
    removedByProvider: false,
    raw: transaction.raw,
    stagedAt,
  };
}

/** Whether what the provider reports has changed; `raw` is kept next to it and is no reason by itself. */
function differs(row: DraftRow, before: LedgerRow): boolean {
  return (
    row.deletedByUser !== before.deletedByUser ||
    row.removedByProvider !== before.removedByProvider ||
    PROVIDER_COLUMNS.some(({ key, type }) => !isSameValue(type, row[key], before[key]))
  );
}

/** The same instant in two time zones and the same decimal with more zeros are no change. */
function isSameValue(type: ColumnType, value: FieldValue, before: FieldValue): boolean {
  if (value === before) return true;
  if (typeof value !== 'string' || typeof before !== 'string') return false;
  if (type === 'timestamptz') return Date.parse(value) === Date.parse(before);
  return type === 'numeric' && plainDecimal(value) === plainDecimal(before);
}

type FieldValue = ProviderFields[keyof ProviderFields];

/** 12.50 and 12.5 are the same money. */
function plainDecimal(amount: string): string {
  const plain = amount.includes('.') ? amount.replace(/0+$/, '').replace(/\.$/, '') : amount;
  return plain === '-0' ? '0' : plain;
}
