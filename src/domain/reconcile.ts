import { assignAtMinimumCost, type Edge } from './assignment.ts';
import { indexCandidates } from './candidateIndex.ts';
import { daysBetween } from './days.ts';
import { matchCost, type Prepared, type Purchase, prepare, UNMATCHED } from './matchCost.ts';

/**
 * Decides which stored row stands for which of the bank's rows, where the bank lists an account anew. It never
 * decides whether money exists: after it the visible rows of the days that were listed are the bank's own.
 *
 * Words: a *listing* is all that the bank has of one account within a window of days. A *candidate* is a stored
 * row whose id the listing does not have: it may be one that posted or was issued again under a new id.
 */

/** How long a row that the bank no longer lists may still turn up under another id. */
export const CANDIDATE_DAYS = 10;

/** A listing that takes away more posted rows than this, and more than a tenth of all, needs a second one. */
const MAX_UNCONFIRMED = 5;
const MAX_UNCONFIRMED_PART = 10;

/** From this many rows on, those that are equal in everything are paired first. */
const LARGE = 500;

export interface StoredRow extends Purchase {
  id: string;
  externalId: string;
  isDeletedByUser: boolean;
  /** Whether the user set a category, changed tags or the like. */
  isEdited: boolean;
  /** The day on which a listing left it out; null while the bank has it. */
  removedOn: string | null;
}

export interface ListedRow extends Purchase {
  externalId: string;
}

export interface Listing {
  rows: readonly ListedRow[];
  /** The window, both days inclusive. */
  from: string;
  to: string;
  /** Whether a pending row is gone that is not listed, however old it is. */
  hasAllPending: boolean;
}

export interface ReconcileOptions {
  today: string;
  /** Whether the bank gave all rows new ids, as it does for a login that is linked again. */
  idsAreNew: boolean;
  /**
   * The stored rows, by id, that a listing at least ten minutes ago left out too; null to believe every listing
   * at once.
   */
  confirmed: ReadonlySet<string> | null;
  /** How many posted rows within the window the listing names, beyond those in `stored`. */
  otherPosted?: number;
}

export interface Reconciliation {
  /** The stored row, by its id, of each of the bank's rows that has one, by the bank's id. */
  matches: Map<string, string>;
  /** The bank's rows, by the bank's id, that are new. */
  inserted: string[];
  /** The stored rows, by id, that the bank no longer has. */
  removed: string[];
  /** Those that the bank does not list either, but that stay until another listing confirms it. */
  withheld: string[];
}

/** The order of both inputs makes no difference. */
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

  const taken = new Set(matches.values());
  const missing = candidates.filter((row) => row.removedOn === null && !taken.has(row.id));
  const posted = stored.filter((row) => row.removedOn === null && !row.pending && isListed(row)).length;
  const isBelieved = believes(missing, posted + (options.otherPosted ?? 0), options.confirmed);
  const isRemoved = (row: StoredRow) => isBelieved || options.confirmed?.has(row.id) === true;
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

/** Banks answer with half a list on bad days. */
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

/** More than enough for the best assignment; a day with thousands of equal rows would take the square of memory. */
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
  const waiting = new Map<string, Prepared<StoredRow>[]>();
  for (const row of ours) {
    const equal = waiting.get(key(row));
    if (equal) equal.push(row);
    else waiting.set(key(row), [row]);
  }
  // A row that the bank still had comes first; among those an edited one, and one that the user deleted last.
  const rank = (row: StoredRow) =>
    (row.removedOn === null ? 0 : 3) + (row.isDeletedByUser ? 2 : row.isEdited ? 0 : 1);
  for (const rows of waiting.values()) rows.sort((a, b) => rank(a) - rank(b));
  const pairs = new Map<string, string>();
  for (const row of theirs) {
    const mine = waiting.get(key(row))?.shift();
    if (mine) pairs.set(row.externalId, mine.id);
  }
  return pairs;
}

function inOrder<Row extends Purchase>(idOf: (row: Row) => string) {
  return (a: Row, b: Row): number => compare(a.date, b.date) || compare(idOf(a), idOf(b));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
