import { daysAfter, daysBefore } from '../domain/days.ts';
import { normalizeDecimal } from '../domain/decimal.ts';
import { foldName, nameSimilarity } from '../domain/nameSimilarity.ts';
import { reconcile } from '../domain/reconcile.ts';
import type { StoredRow } from '../store/importedRows.ts';

/**
 * Finds out which rows of a file are stored already under another id: from an export in another format, or because the
 * bank has changed a text since. A file holds all of an account's rows of its days, so that rows of the same day, amount
 * and currency are the same ones as far as there are as many of them. Only names that have nothing in common leave a
 * doubt.
 */

/** A row of the file whose id is not stored. */
export interface UnknownRow {
  externalId: string;
  date: string;
  amount: string;
  currency: string | null;
  name: string;
  merchantName: string | null;
  /** Everything that the file says about it. */
  description: string;
  pending: boolean;
}

export interface Pair {
  unknown: UnknownRow;
  stored: StoredRow;
}

export interface Matches {
  /** The same transaction, its name the same or similar. */
  same: Pair[];
  /** What was pending and is booked now. */
  booked: Pair[];
  /** The same day, amount and currency, and names that have nothing in common. */
  doubtful: Pair[];
  /** Stored rows of the file's days that the file does not have. */
  missing: StoredRow[];
}

/** In percent. Below it, names belong to different parties. */
export const MIN_SIMILARITY = 45;
const SAME = 100;

/** How many days a pending row may be older than the booked one that it became. */
export const MAX_PENDING_DAYS = 10;

/**
 * @param stored the rows that the file does not name by their id: of its days and of MAX_PENDING_DAYS after them, and
 * all that are pending.
 */
export function matchRows(
  unknown: readonly UnknownRow[],
  stored: readonly StoredRow[],
  days: { from: string; to: string },
): Matches {
  const free = new Map<string, StoredRow[]>();
  for (const row of stored) {
    const key = keyOf(row);
    const equal = free.get(key);
    if (equal) equal.push(row);
    else free.set(key, [row]);
  }
  const same: Pair[] = [];
  let rest: UnknownRow[] = [];
  for (const [key, rows] of groupByKey(unknown)) {
    const candidates = free.get(key);
    if (!candidates) rest = rest.concat(rows);
    else {
      const { pairs, left } = pairBySimilarity(
        rows,
        candidates,
        (similarity) => similarity >= MIN_SIMILARITY,
      );
      same.push(...pairs);
      rest = rest.concat(left);
    }
  }
  const taken = new Set(same.map(({ stored: { id } }) => id));
  for (const pair of matchOutdated(rest, stored, taken)) {
    same.push(pair);
    taken.add(pair.stored.id);
  }
  const sameIds = new Set(same.map(({ unknown: row }) => row.externalId));
  rest = rest.filter((row) => !sameIds.has(row.externalId));
  const booked = matchBooked(
    rest,
    stored.filter((row) => row.pending && !taken.has(row.id)),
  );
  for (const pair of booked) taken.add(pair.stored.id);
  const bookedIds = new Set(booked.map(({ unknown: row }) => row.externalId));
  const doubtful: Pair[] = [];
  for (const [key, rows] of groupByKey(rest.filter((row) => !bookedIds.has(row.externalId)))) {
    const candidates = (free.get(key) ?? []).filter((row) => !taken.has(row.id) && !row.isDeletedByUser);
    const { pairs } = pairBySimilarity(rows, candidates, () => true);
    doubtful.push(...pairs);
    for (const { stored: row } of pairs) taken.add(row.id);
  }
  const missing = stored.filter(
    (row) =>
      !taken.has(row.id) &&
      !row.pending &&
      !row.isDeletedByUser &&
      row.date >= days.from &&
      row.date <= days.to,
  );
  return { same, booked, doubtful, missing };
}

const keyOf = ({ date, amount, currency }: Pick<UnknownRow, 'date' | 'amount' | 'currency'>): string =>
  `${date} ${normalizeDecimal(amount)} ${currency}`;

function groupByKey(rows: readonly UnknownRow[]): Map<string, UnknownRow[]> {
  const groups = new Map<string, UnknownRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Beyond it, equal rows of one day are paired in their order. */
const MAX_COMPARED = 200;

/** Pairs rows of one day and amount, the most similar names first. A row that a user deleted is only ever the same. */
function pairBySimilarity(
  rows: readonly UnknownRow[],
  candidates: readonly StoredRow[],
  isEnough: (similarity: number) => boolean,
): { pairs: Pair[]; left: UnknownRow[] } {
  const edges: { row: number; candidate: number; similarity: number }[] = [];
  for (const [row, unknown] of rows.slice(0, MAX_COMPARED).entries()) {
    for (const [candidate, stored] of candidates.slice(0, MAX_COMPARED).entries()) {
      const similarity = similarityOf(unknown, stored);
      if (
        isEnough(similarity) &&
        (!stored.isDeletedByUser || similarity === SAME) &&
        unknown.pending === stored.pending
      ) {
        edges.push({ row, candidate, similarity });
      }
    }
  }
  edges.sort((a, b) => b.similarity - a.similarity || a.row - b.row || a.candidate - b.candidate);
  const takenRows = new Set<number>();
  const takenCandidates = new Set<number>();
  const pairs: Pair[] = [];
  for (const { row, candidate } of edges) {
    const [unknown, stored] = [rows[row], candidates[candidate]];
    if (!unknown || !stored || takenRows.has(row) || takenCandidates.has(candidate)) continue;
    takenRows.add(row);
    takenCandidates.add(candidate);
    pairs.push({ unknown, stored });
  }
  return { pairs, left: rows.filter((_, row) => !takenRows.has(row)) };
}

export function similarityOf(unknown: UnknownRow, stored: StoredRow): number {
  const ours = [stored.name, stored.merchantName].flatMap((name) => (name ? foldName(name) : []));
  const theirs = [unknown.name, unknown.merchantName, unknown.description].flatMap((name) =>
    name ? foldName(name) : [],
  );
  return Math.max(0, ...ours.flatMap((our) => theirs.map((their) => nameSimilarity(our, their))));
}

/** Pending rows of a file that is older than the one which had them booked. */
function matchOutdated(
  unknown: readonly UnknownRow[],
  stored: readonly StoredRow[],
  taken: ReadonlySet<string>,
): Pair[] {
  const pairs: Pair[] = [];
  const used = new Set(taken);
  for (const row of unknown.filter(({ pending }) => pending)) {
    const last = daysAfter(row.date, MAX_PENDING_DAYS);
    const booked = stored.find(
      (candidate) =>
        !candidate.pending &&
        !used.has(candidate.id) &&
        candidate.date >= daysBefore(row.date, 1) &&
        candidate.date <= last &&
        candidate.currency === row.currency &&
        normalizeDecimal(candidate.amount) === normalizeDecimal(row.amount) &&
        similarityOf(row, candidate) >= MIN_SIMILARITY,
    );
    if (!booked) continue;
    used.add(booked.id);
    pairs.push({ unknown: row, stored: booked });
  }
  return pairs;
}

/** Booked rows of the file for rows that an earlier file had as pending, as for a bank's listing. */
function matchBooked(unknown: readonly UnknownRow[], pending: readonly StoredRow[]): Pair[] {
  const [first] = pending.map(({ date }) => date).sort();
  if (first === undefined) return [];
  const rows = unknown.filter((row) => !row.pending && row.date >= daysBefore(first, 1));
  const days = rows.map(({ date }) => date).sort();
  const { matches } = reconcile(
    pending.map((row) => ({ ...row, categoryDetailed: null, removedOn: null })),
    {
      rows: rows.map((row) => ({ ...row, categoryDetailed: null })),
      from: days[0] ?? first,
      to: daysAfter(days.at(-1) ?? first, 1),
      hasAllPending: true,
    },
    { today: days.at(-1) ?? first, idsAreNew: false, confirmed: null },
  );
  const byId = new Map(pending.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const stored = byId.get(matches.get(row.externalId) ?? '');
    return stored ? { unknown: row, stored } : [];
  });
}
