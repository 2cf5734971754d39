import { type Change, keyOf, type LedgerRow, type Upsert } from './changes.ts';
import { type Draft, Drafts, type Plan } from './drafts.ts';

/**
 * Plans, without I/O, how a chunk of a batch changes the stored rows.
 *
 * A *row* is a stored transaction. A *change* is an upsert or a removal that the provider reports, in its order. A
 * posted transaction *takes over* the row of the pending one that it replaces, and keeps its id, category override,
 * tags and history. The user's deletion and the provider's removal are independent: the provider still updates a row
 * that the user deleted, so that a restore shows the current state.
 */

export interface PlanOptions {
  /** Whether the provider names the pending transaction that a posted one replaces. */
  linksPending: boolean;
  /** Whether an id is unique across the accounts of the connection, so that its transaction may move between them. */
  idsSpanAccounts: boolean;
  /** The id of the stored row of a transaction that a listing reports under a new id, by `keyOf`. */
  matches: ReadonlyMap<string, string>;
  /** Whether the batch is a complete listing: then a listed pending transaction exists, even if it was taken over. */
  isListing: boolean;
  /** The rows that a listing does not have, by id. */
  unlisted: ReadonlyMap<string, unknown>;
}

/**
 * `existing` must contain every row that a change names by its id, by the id of its pending transaction or by its
 * match, and for each removed row all rows that took over the same pending transaction.
 */
export function planChanges(
  existing: readonly LedgerRow[],
  changes: readonly Change[],
  options: PlanOptions,
): Plan {
  const ledger = new Drafts(existing);
  for (const change of changes) {
    if (change.kind === 'remove') remove(ledger, change.externalId);
    else upsert(ledger, change, options);
  }
  return ledger.toPlan();
}

function upsert(ledger: Drafts, change: Upsert, options: PlanOptions): void {
  const { accountId, transaction } = change;
  const find = (externalId: string) =>
    ledger.byExternalId(accountId, externalId) ??
    (options.idsSpanAccounts ? ledger.anywhere(externalId) : null);
  const { externalId, pendingExternalId } = transaction;
  const known = find(externalId);
  const pending = pendingExternalId === null ? null : find(pendingExternalId);
  if (known) {
    // The provider named the pending transaction late, so both rows exist.
    ledger.update(pending && pending !== known ? ledger.merge(pending, known) : known, change);
    return;
  }
  const isGone = ({ row, before }: Draft) =>
    row.removedByProvider || (row === before && options.unlisted.has(row.id ?? ''));
  const takers = options.linksPending ? ledger.takersOf(accountId, externalId) : [];
  if (takers.length > 0) {
    // The pending transaction arrives after the posted one that replaced it.
    const [taker] = takers;
    if (options.isListing && taker && takers.every(isGone)) ledger.update(taker, change);
    return;
  }
  const match = options.matches.get(keyOf(accountId, externalId));
  // A removed or unlisted row of the same pending transaction is this transaction under its earlier id.
  const issuedBefore =
    pendingExternalId === null ? undefined : ledger.takersOf(accountId, pendingExternalId).find(isGone);
  const row = pending ?? issuedBefore ?? (match === undefined ? null : ledger.byId(match));
  if (row) ledger.update(row, change);
  else ledger.insert(change);
}

function remove(ledger: Drafts, externalId: string): void {
  const draft = ledger.anywhere(externalId);
  if (!draft || draft.row.removedByProvider) return;
  const { accountId, pendingExternalId } = draft.row;
  const issuedAgain =
    pendingExternalId === null
      ? undefined
      : ledger
          .takersOf(accountId, pendingExternalId)
          .find((other) => other !== draft && !other.row.removedByProvider);
  if (issuedAgain) ledger.merge(draft, issuedAgain);
  // Added and removed within one chunk, so it was never visible. It is kept only if it replaced a pending one.
  else if (draft.before === null && pendingExternalId === null) ledger.discard(draft);
  else ledger.remove(draft);
}
