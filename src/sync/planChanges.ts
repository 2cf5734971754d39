import { type Change, keyOf, type LedgerRow, type Upsert } from './changes.ts';
import { type Draft, Drafts, type Plan } from './drafts.ts';

/**
 * Decides, without any I/O, what a chunk of a batch does to the rows that are stored.
 *
 * Words: a *row* is a stored transaction; a *change* is what the provider reports, in its order: an upsert or a
 * removal. A posted transaction *takes over* the row of the pending one it replaces: id, category override,
 * tags and history stay. The user's deletion and the provider's removal are two facts: a row that the user deleted
 * goes on being updated and removed by the provider, so that a restore shows the truth, and stays deleted.
 */

export interface PlanOptions {
  /** Whether the provider says which pending transaction a posted one replaces. */
  linksPending: boolean;
  /** Whether an id names one transaction in all accounts of the connection: then it may move between them. */
  idsSpanAccounts: boolean;
  /** The row, by its id, of a transaction that a listing reports under a new id; by `keyOf`. */
  matches: ReadonlyMap<string, string>;
  /** Whether the batch lists all that the provider has: then what it lists exists, whatever was taken over. */
  isListing: boolean;
  /** The rows, by their ids, that a listing does not have. */
  unlisted: ReadonlyMap<string, unknown>;
}

/**
 * `existing` must hold every row that a change names: by its own id, by the id of the pending one, or by its match;
 * and, of each row that is removed, those that took over the same pending transaction.
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
    // The link came late: a pending row and its posted one both exist.
    ledger.update(pending && pending !== known ? ledger.merge(pending, known) : known, change);
    return;
  }
  const isGone = ({ row, before }: Draft) =>
    row.removedByProvider || (row === before && options.unlisted.has(row.id ?? ''));
  const takers = options.linksPending ? ledger.takersOf(accountId, externalId) : [];
  if (takers.length > 0) {
    // A late delivery of a pending transaction whose posted one was reported before.
    const [taker] = takers;
    if (options.isListing && taker && takers.every(isGone)) ledger.update(taker, change);
    return;
  }
  const match = options.matches.get(keyOf(accountId, externalId));
  // The row of the same pending transaction that is removed, or not listed, is reported again under a new id.
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
  // Added and removed within one chunk: nobody ever saw it. What it took over must not come back.
  else if (draft.before === null && pendingExternalId === null) ledger.discard(draft);
  else ledger.remove(draft);
}
