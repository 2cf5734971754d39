import { assignAtMinimumCost, type Edge } from './assignment.ts';
import { indexCandidates } from './candidateIndex.ts';
import { daysBetween } from './days.ts';
import { matchCost, type Prepared, type Purchase, prepare, UNMATCHED } from './matchCost.ts';

/**
 * Matches stored rows with the rows of a bank's listing. It never decides whether money exists: afterwards, the visible
 * rows of the listed days are exactly the bank's.
 *
 * A *listing* is everything that the bank has of one account within a window of days. A *candidate* is a stored row
 * whose id the listing does not have. It may have posted, or have a new id.
 */

/** How many days after its removal a row may be listed again under another id. */
export const CANDIDATE_DAYS = 10;

/** Removing more posted rows than this, and more than a tenth of all, needs a second listing. */
const MAX_UNCONFIRMED = 5;
const MAX_UNCONFIRMED_PART = 10;

/** From this many rows on, rows that are equal in everything are paired first, to save time. */
const LARGE = 500;

export interface StoredRow extends Purchase {
  id: string;
  externalId: string;
  isDeletedByUser: boolean;
  /** Whether the user has edited it, for example its category or tags. */
  isEdited: boolean;
  /** The day on which a listing no longer had it; null while the bank has it. */
  removedOn: string | null;
  /** Whether a file brought it. What a file has of the listed days is the bank's to confirm. */
  isFromFile?: boolean;
}

export interface ListedRow extends Purchase {
  externalId: string;
}

export interface Listing {
  rows: readonly ListedRow[];
  /** The window, both days inclusive. */
  from: string;
  to: string;
  /** Whether an unlisted pending row is removed, whatever its date. */
  hasAllPending: boolean;
}

export interface ReconcileOptions {
  today: string;
  /** Whether all ids may be new, for example after the login was linked again. */
  idsAreNew: boolean;
  /**
   * The ids of stored rows that an earlier listing, at least ten minutes ago, did not have either. Null removes rows
   * without a second listing.
   */
  confirmed: ReadonlySet<string> | null;
  /** How many posted rows within the window the listing names, beyond those in `stored`. */
  otherPosted?: number;
}

export interface Reconciliation {
  /** The id of the stored row of each matched row, by the bank's id. */
  matches: Map<string, string>;
  /** The bank's ids of the new rows. */
  inserted: string[];
  /** The ids of stored rows that the bank no longer has. */
  removed: string[];
  /** The ids of unlisted rows that stay until another listing confirms their removal. */
  withheld: string[];
}

/** The result does not depend on the order of either input. */
export function reconcile(
  stored: readonly StoredRow[],
  listing: Listing,
  options: ReconcileOptions,
): Reconciliation {
  const byExternalId = new Map(stored.map((row) => [row.externalId, row.id]));
  const matches = new Map<string, string>();
  const unknown: Prepared<ListedRow>[] = [];
  for (const row of listing.rows) {
    const id = byExternalId.get(row.externalId);
    if (id === undefined) unknown.push(prepare(row));
    else matches.set(row.externalId, id);
  }
  const listed = new Set(listing.rows.map((row) => row.externalId));
  const isListed = (row: StoredRow) =>
    (row.date >= listing.from && row.date <= listing.to) || (listing.hasAllPending && row.pending);
  const candidates = stored
    .filter((row) => !listed.has(row.externalId))
    .filter((row) =>
      row.removedOn === null ? isListed(row) : daysBetween(row.removedOn, options.today) <= CANDIDATE_DAYS,
    )
    .map(prepare);

  for (const [externalId, id] of assign(candidates, unknown, options)) matches.set(externalId, id);
  for (const [externalId, id] of pairFileRows(candidates, unknown, matches)) matches.set(externalId, id);

  const taken = new Set(matches.values());
  const missing = candidates.filter((row) => row.removedOn === null && !taken.has(row.id));
  const posted = stored.filter((row) => row.removedOn === null && !row.pending && isListed(row)).length;
  // The bank never listed a row from a file, so that its absence does not make the listing doubtful.
  const lost = missing.filter((row) => !row.isFromFile);
  const isBelieved = believes(lost, posted + (options.otherPosted ?? 0), options.confirmed);
  const isRemoved = (row: StoredRow) =>
    isBelieved || row.isFromFile === true || options.confirmed?.has(row.id) === true;
  return {
    matches,
    inserted: unknown
      .map((row) => row.externalId)
      .filter((id) => !matches.has(id))
      .sort(),
    removed: missing
      .filter(isRemoved)
      .map((row) => row.id)
      .sort(),
    withheld: missing
      .filter((row) => !isRemoved(row))
      .map((row) => row.id)
      .sort(),
  };
}

/** Whether to remove the unlisted rows at once. Banks sometimes send half a list. */
function believes(
  missing: readonly StoredRow[],
  posted: number,
  confirmed: ReadonlySet<string> | null,
): boolean {
  if (confirmed === null) return true;
  const unconfirmed = missing.filter((row) => !row.pending && !confirmed.has(row.id)).length;
  return unconfirmed <= MAX_UNCONFIRMED || unconfirmed * MAX_UNCONFIRMED_PART <= posted;
}

/** @returns pairs of the bank's id and ours. */
function assign(
  candidates: readonly Prepared<StoredRow>[],
  unknown: readonly Prepared<ListedRow>[],
  { idsAreNew }: ReconcileOptions,
): [string, string][] {
  if (candidates.length === 0 || unknown.length === 0) return [];
  const ours = [...candidates].sort(inOrder((row) => row.id));
  const theirs = [...unknown].sort(inOrder((row) => row.externalId));
  const isLarge = ours.length > LARGE && theirs.length > LARGE;
  const equal = idsAreNew || isLarge ? pairEqualRows(ours, theirs) : new Map<string, string>();
  const taken = new Set(equal.values());
  const restOfOurs = ours.filter((row) => !taken.has(row.id));
  const restOfTheirs = theirs.filter((row) => !equal.has(row.externalId));
  const nearby = indexCandidates(restOfOurs);
  const edges = restOfTheirs.map((row) => edgesOf(row, restOfOurs, nearby(row)));
  const columns = assignAtMinimumCost(edges, UNMATCHED);
  const pairs = [...equal];
  for (const [at, row] of restOfTheirs.entries()) {
    const mine = restOfOurs[columns[at] ?? -1];
    if (mine) pairs.push([row.externalId, mine.id]);
  }
  return pairs;
}

/** Limits memory, which grows with the square of the rows of one day. The best assignment needs fewer edges. */
const MAX_EDGES = 64;

function edgesOf(
  listed: Prepared<ListedRow>,
  ours: readonly Prepared<StoredRow>[],
  nearby: Iterable<number>,
): Edge[] {
  const edges: Edge[] = [];
  for (const column of nearby) {
    const row = ours[column];
    const cost = row ? matchCost(row, listed) : UNMATCHED;
    if (cost < UNMATCHED) edges.push({ column, cost });
  }
  if (edges.length <= MAX_EDGES) return edges;
  return edges.sort((a, b) => a.cost - b.cost || a.column - b.column).slice(0, MAX_EDGES);
}

/** Pairs rows equal in date, amount, currency, folded name and state: the first with the first, and so on. */
function pairEqualRows(
  ours: readonly Prepared<StoredRow>[],
  theirs: readonly Prepared<ListedRow>[],
): Map<string, string> {
  const key = ({ date, plainAmount, currency, foldedName, pending }: Prepared<Purchase>) =>
    [date, plainAmount, currency, pending, foldedName].join('\n');
  const unpaired = new Map<string, Prepared<StoredRow>[]>();
  for (const row of ours) {
    const equal = unpaired.get(key(row));
    if (equal) equal.push(row);
    else unpaired.set(key(row), [row]);
  }
  // Rows that the bank still had come first, then the removed ones; within each, edited rows first, deleted rows last.
  const rank = (row: StoredRow) =>
    (row.removedOn === null ? 0 : 3) + (row.isDeletedByUser ? 2 : row.isEdited ? 0 : 1);
  for (const rows of unpaired.values()) rows.sort((a, b) => rank(a) - rank(b));
  const pairs = new Map<string, string>();
  for (const row of theirs) {
    const mine = unpaired.get(key(row))?.shift();
    if (mine) pairs.set(row.externalId, mine.id);
  }
  return pairs;
}

/**
 * Pairs what is left of a file's rows with the bank's of the same day, amount and currency, whatever their texts: banks
 * word an export otherwise than a feed. A row that the user deleted is left out, because its pair would be hidden.
 */
function pairFileRows(
  candidates: readonly Prepared<StoredRow>[],
  unknown: readonly Prepared<ListedRow>[],
  matches: ReadonlyMap<string, string>,
): [string, string][] {
  const taken = new Set(matches.values());
  const key = ({ date, plainAmount, currency }: Prepared<Purchase>) => `${date} ${plainAmount} ${currency}`;
  const free = new Map<string, Prepared<StoredRow>[]>();
  for (const row of [...candidates].sort(inOrder((each) => each.id))) {
    if (!row.isFromFile || row.removedOn !== null || row.isDeletedByUser || taken.has(row.id)) continue;
    const equal = free.get(key(row));
    if (equal) equal.push(row);
    else free.set(key(row), [row]);
  }
  if (free.size === 0) return [];
  // Edited rows first, so that no edit is lost to a row without one.
  for (const rows of free.values()) rows.sort((a, b) => Number(b.isEdited) - Number(a.isEdited));
  const pairs: [string, string][] = [];
  for (const row of [...unknown].sort(inOrder((each) => each.externalId))) {
    if (row.pending || matches.has(row.externalId)) continue;
    const mine = free.get(key(row))?.shift();
    if (mine) pairs.push([row.externalId, mine.id]);
  }
  return pairs;
}

function inOrder<Row extends Purchase>(idOf: (row: Row) => string) {
  return (a: Row, b: Row): number => compare(a.date, b.date) || compare(idOf(a), idOf(b));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
