import type { Database } from '../context.ts';
import { assignAtMinimumCost, type Edge } from '../domain/assignment.ts';
import { daysBefore, daysBetween } from '../domain/days.ts';
import { normalizeDecimal } from '../domain/decimal.ts';
import { foldName, nameSimilarity } from '../domain/nameSimilarity.ts';
import {
  findFileRows,
  findNewlyListed,
  type NewlyListedRow,
  type StagedListing,
  type UnlistedRow,
} from '../store/listings.ts';
import { keyOf } from './changes.ts';
import type { ListedWindow } from './reconcileListings.ts';

/**
 * Finds the rows from files that a provider of changes delivers late: of days before those that it covers. A file has
 * every row of its days, so that one of them is the late transaction, which takes it over.
 */

/** A bank may date an export by the purchase and a feed by the booking. */
const MAX_DAYS_APART = 3;
/** In percent. Names with a lower similarity belong to different parties. */
const MIN_SIMILARITY = 45;

/**
 * Returns the id of the stored row of each late transaction, by `keyOf`.
 * @param batch its `windows` are what it lists, which `reconcileListings` compares; empty if it has changes.
 */
export async function matchLateRows(
  trx: Database,
  {
    windows,
    oldestDays,
    ...batch
  }: StagedListing & { oldestDays: ReadonlyMap<string, string>; windows: readonly ListedWindow[] },
  accountIds: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const matches = new Map<string, string>();
  for (const [accountExternalId, oldest] of oldestDays) {
    const accountId = accountIds.get(accountExternalId);
    const window = windows.find((one) => one.accountExternalId === accountExternalId);
    const isListed = windows.length > 0 && (window === undefined || window.certainFrom <= oldest);
    if (accountId === undefined || isListed) continue;
    const isLate = ({ date }: { date: string }) => window === undefined || date < window.certainFrom;
    const rows = await findFileRows(trx, accountId, daysBefore(oldest, MAX_DAYS_APART));
    const late = rows.filter(isLate);
    if (late.length === 0) continue;
    const added = await findNewlyListed(trx, batch, [...accountIds.values()], { accountExternalId });
    for (const [externalId, id] of pairLateRows(added.filter(isLate), late))
      matches.set(keyOf(accountId, externalId), id);
  }
  return matches;
}

/**
 * Pairs rows of one day, amount and currency, the most similar names first; then those that are a few days apart and
 * alike in name. Where several fit, one of them is the late transaction: adding it besides them would count money twice,
 * and any of them leaves the same sum. `fileRows` are in the order of their days, up to the last one.
 */
export function pairLateRows(
  added: readonly NewlyListedRow[],
  fileRows: readonly UnlistedRow[],
): Map<string, string> {
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const posted = added.filter(({ pending }) => !pending);
  const pair = (late: NewlyListedRow, row: UnlistedRow) => {
    pairs.set(late.externalId, row.id);
    taken.add(row.id);
  };
  const fitting = (late: NewlyListedRow, maxDays: number) =>
    fileRows.filter(
      (row) =>
        !taken.has(row.id) &&
        Math.abs(daysBetween(row.date, late.date)) <= maxDays &&
        row.currency === late.currency &&
        normalizeDecimal(row.amount) === normalizeDecimal(late.amount) &&
        // A doubtful match with a deleted row would hide money.
        (!row.isDeletedByUser || foldName(row.name) === foldName(late.name)),
    );
  const edges = posted.flatMap((late) =>
    fitting(late, 0).map((row) => ({ late, row, similarity: similarityOf(late, row) })),
  );
  edges.sort(
    (a, b) =>
      b.similarity - a.similarity ||
      Number(b.row.isEdited) - Number(a.row.isEdited) ||
      compare(a.late.externalId, b.late.externalId) ||
      compare(a.row.id, b.row.id),
  );
  for (const { late, row } of edges) {
    if (!pairs.has(late.externalId) && !taken.has(row.id)) pair(late, row);
  }
  const lastFileDay = fileRows.at(-1)?.date ?? '';
  // What is newer than every file is a purchase of its own.
  const rest = posted
    .filter(({ externalId, date }) => !pairs.has(externalId) && date <= lastFileDay)
    .sort((a, b) => compare(a.date, b.date) || compare(a.externalId, b.externalId));
  const edgesOfRest = rest.map((late) =>
    fitting(late, MAX_DAYS_APART).flatMap((row): Edge[] => {
      const similarity = similarityOf(late, row);
      return similarity < MIN_SIMILARITY
        ? []
        : [{ column: fileRows.indexOf(row), cost: costOf(similarity, late, row) }];
    }),
  );
  for (const [at, column] of assignAtMinimumCost(edgesOfRest, UNPAIRED).entries()) {
    const [late, row] = [rest[at], column === null ? undefined : fileRows[column]];
    if (late && row) pair(late, row);
  }
  return pairs;
}

/** More than two poor pairs, so that as many as possible are paired. */
const UNPAIRED = 1000;
const PER_DAY = 10;

/** The nearer and the more alike, the lower. An edited row goes before one that is equal otherwise. */
const costOf = (similarity: number, late: NewlyListedRow, row: UnlistedRow): number =>
  100 - similarity + PER_DAY * Math.abs(daysBetween(row.date, late.date)) + (row.isEdited ? 0 : 1);

function similarityOf(a: NewlyListedRow, b: UnlistedRow): number {
  const namesOf = ({ name, merchantName }: { name: string; merchantName: string | null }) =>
    [name, merchantName].flatMap((text) => (text === null ? [] : foldName(text)));
  return Math.max(...namesOf(a).flatMap((one) => namesOf(b).map((other) => nameSimilarity(one, other))));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
