import type { RawTransaction } from '../store/ledger.ts';
import type { ProviderFields } from '../store/transactionColumns.ts';
import { type Change, keyOf, type LedgerRow, type Upsert } from './changes.ts';
import { differs } from './compareRows.ts';

/** A row during planning. */
export interface Draft {
  /** The stored row, or null if it is new. */
  readonly before: LedgerRow | null;
  /** The planned row: `before` itself until a change is reported. It is replaced, never modified. */
  row: DraftRow;
  /** The draft that replaces this one. It is stored if this one is. */
  mergedInto: Draft | null;
}

/** `id` is null until the row is stored. */
type DraftRow = Omit<LedgerRow, 'id'> & { id: string | null };

export interface Plan {
  /** `removedByProvider`: the row is stored only to remember which pending transaction it replaced. */
  inserts: (ProviderFields & RawTransaction & { removedByProvider: boolean })[];
  /** Stored rows with changed fields. */
  updates: ChangedRow[];
  /** Rows that are marked as removed. They stay stored. */
  removals: (ChangedRow & {
    /** The row that replaces it, if both are the same transaction. */
    mergedInto: string | null;
  })[];
}

export interface ChangedRow {
  before: LedgerRow;
  row: LedgerRow;
}

/** The rows that a chunk of changes concerns, found by any id that the provider has had for them. */
export class Drafts {
  readonly #drafts = new Set<Draft>();
  readonly #byId = new Map<string, Draft>();
  readonly #byExternalId = new Map<string, Draft>();
  /** Several posted transactions may name one pending transaction, for example after a new id. */
  readonly #byPendingExternalId = new Map<string, Set<Draft>>();
  /** By the provider's id alone: a removal may not name the account. */
  readonly #anywhere = new Map<string, Draft>();

  constructor(existing: readonly LedgerRow[]) {
    for (const row of existing) this.#add({ before: row, row, mergedInto: null });
  }

  byId(id: string): Draft | null {
    return this.#byId.get(id) ?? null;
  }

  byExternalId(accountId: string, externalId: string): Draft | null {
    return this.#byExternalId.get(keyOf(accountId, externalId)) ?? null;
  }

  anywhere(externalId: string): Draft | null {
    return this.#anywhere.get(externalId) ?? null;
  }

  /** Returns the rows that have taken over a pending transaction. */
  takersOf(accountId: string, pendingExternalId: string): Draft[] {
    return [...(this.#byPendingExternalId.get(keyOf(accountId, pendingExternalId)) ?? [])];
  }

  insert(change: Upsert): void {
    const { pendingExternalId } = change.transaction;
    const row = toRow(change, { id: null, pendingExternalId, deletedByUser: false });
    this.#add({ before: null, row, mergedInto: null });
  }

  update(draft: Draft, change: Upsert): void {
    const { id, externalId, pendingExternalId, pending, deletedByUser } = draft.row;
    const { transaction } = change;
    // A row that has taken over a pending transaction keeps its id, even if later changes do not name it.
    const remembered = pending && externalId !== transaction.externalId ? externalId : pendingExternalId;
    const row = toRow(change, {
      id,
      pendingExternalId: transaction.pendingExternalId ?? remembered,
      deletedByUser,
    });
    if (draft.row === draft.before && !hasChanged(row, draft.before)) return;
    this.#replace(draft, row);
  }

  remove(draft: Draft): void {
    this.#replace(draft, { ...draft.row, removedByProvider: true });
  }

  /** Deletes a draft that is not stored. */
  discard(draft: Draft): void {
    this.#forget(draft);
    this.#drafts.delete(draft);
  }

  /**
   * Merges two rows of one transaction, which the provider reports as `current`. The older row is kept; the other is
   * marked as removed by the provider, under another external id.
   * @returns the row that is kept.
   */
  merge(earlier: Draft, current: Draft): Draft {
    const [kept, other] = !earlier.before && current.before ? [current, earlier] : [earlier, current];
    const { row: reported } = current;
    this.discard(other);
    const { before, row } = other;
    if (before !== null) {
      const externalId = `${row.externalId}#merged:${before.id}`;
      other.row = { ...row, externalId, deletedByUser: false, removedByProvider: true };
      other.mergedInto = kept;
      this.#add(other);
    }
    const deletedByUser = kept.row.deletedByUser || row.deletedByUser;
    this.#replace(kept, { ...reported, id: kept.row.id, deletedByUser });
    return kept;
  }

  toPlan(): Plan {
    const plan: Plan = { inserts: [], updates: [], removals: [] };
    for (const { before, row, mergedInto } of this.#drafts) {
      if (before === null) {
        const { id: _, deletedByUser: __, ...insert } = row;
        plan.inserts.push(insert);
        continue;
      }
      if (row === before) continue;
      const stored: LedgerRow = { ...row, id: before.id };
      if (mergedInto || (row.removedByProvider && !before.removedByProvider)) {
        plan.removals.push({ before, row: stored, mergedInto: mergedInto?.before?.id ?? null });
      } else if (hasChanged(row, before) || row.deletedByUser !== before.deletedByUser) {
        plan.updates.push({ before, row: stored });
      }
    }
    return plan;
  }

  #replace(draft: Draft, row: DraftRow): void {
    this.#forget(draft);
    draft.row = row;
    this.#add(draft);
  }

  #add(draft: Draft): void {
    const { id, accountId, externalId, pendingExternalId } = draft.row;
    this.#drafts.add(draft);
    if (id !== null) this.#byId.set(id, draft);
    this.#byExternalId.set(keyOf(accountId, externalId), draft);
    this.#anywhere.set(externalId, draft);
    if (pendingExternalId === null) return;
    const key = keyOf(accountId, pendingExternalId);
    const takers = this.#byPendingExternalId.get(key);
    if (takers) takers.add(draft);
    else this.#byPendingExternalId.set(key, new Set([draft]));
  }

  #forget(draft: Draft): void {
    const { id, accountId, externalId, pendingExternalId } = draft.row;
    if (id !== null) this.#byId.delete(id);
    this.#byExternalId.delete(keyOf(accountId, externalId));
    this.#anywhere.delete(externalId);
    if (pendingExternalId !== null)
      this.#byPendingExternalId.get(keyOf(accountId, pendingExternalId))?.delete(draft);
  }
}

const hasChanged = (row: DraftRow, before: LedgerRow): boolean =>
  row.removedByProvider !== before.removedByProvider || differs(row, before);

/** Copies field by field, because a spread is slow and most rows of a sync turn out to be unchanged. */
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
