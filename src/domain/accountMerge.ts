import { isDeepStrictEqual } from 'node:util';
import { normalizeDecimal } from './decimal.ts';
import { foldName, nameSimilarity } from './nameSimilarity.ts';

/**
 * Plans the merge of two accounts. A row of the *source* that the *target* also has is *paired* with it and passes on
 * its edits; the others are *moved*. No money is hidden: a deletion is not passed on to a visible row, and a visible
 * row is not paired with a deleted one.
 *
 * Banks word an export otherwise than a feed. A row of a file and one of a bank that have the day, the amount and the
 * currency are therefore a pair too, whatever their names, as they are when a file is imported into the bank's account.
 */

export interface MergeRow {
  id: string;
  date: string;
  amount: string;
  isoCurrencyCode: string | null;
  name: string;
  pending: boolean;
  isDeletedByUser: boolean;
  /** Whether a file brought it, and not a bank. */
  isFromFile: boolean;
  edits: Edits;
}

/** What the user set on a transaction, and when. */
export interface Edits {
  categorySlug: string | null;
  categoryEditedAt: string | null;
  tags: string[];
  tagsAdded: string[];
  tagsRemoved: string[];
  tagsEditedAt: string | null;
  /** The pair of the two sides of a transfer, if the user made it. */
  transferPairId: string | null;
  /** Whether the user said that it is no transfer. */
  transferRuledOut: boolean;
}

export interface MergePlan {
  moved: string[];
  paired: { source: string; target: string }[];
  /** Pending rows without a counterpart, which the target's login will report itself. */
  dropped: string[];
  /** Edits of the target's rows that change. */
  edits: { id: string; before: Edits; after: Edits }[];
}

export function planAccountMerge(
  source: readonly MergeRow[],
  target: readonly MergeRow[],
  { keepsPending }: { keepsPending: boolean },
): MergePlan {
  const plan: MergePlan = { moved: [], paired: [], dropped: [], edits: [] };
  const unpaired = groupByKey(target);
  const isVisible = (row: MergeRow) => !row.isDeletedByUser;
  // Edited rows first, paired with unedited ones, so that of two equal rows each keeps its edits.
  const sources = [...source].sort((a, b) => rank(b) - rank(a) || compare(a.id, b.id));
  const pair = (row: MergeRow, twin: MergeRow) => {
    plan.paired.push({ source: row.id, target: twin.id });
    const after = mergeEdits(twin.edits, row.edits);
    if (!isDeepStrictEqual(after, twin.edits)) {
      plan.edits.push({ id: twin.id, before: twin.edits, after });
    }
  };
  const rest: MergeRow[] = [];
  for (const row of [...sources.filter(isVisible), ...sources.filter((each) => !isVisible(each))]) {
    const twins = unpaired.get(keyOf(row)) ?? [];
    const at = twins.findIndex((twin) => isVisible(twin) || !isVisible(row));
    const twin = twins[at];
    if (twin) {
      twins.splice(at, 1);
      pair(row, twin);
    } else rest.push(row);
  }
  const byOtherName = pairFileRowsWithBankRows(rest, [...unpaired.values()].flat());
  for (const row of rest) {
    const twin = byOtherName.get(row);
    if (twin) pair(row, twin);
    else if (row.pending && !keepsPending) plan.dropped.push(row.id);
    else plan.moved.push(row.id);
  }
  return plan;
}

/** Pairs rows of one day, amount and currency, one from a file and one from a bank, the most similar names first. */
function pairFileRowsWithBankRows(
  source: readonly MergeRow[],
  target: readonly MergeRow[],
): Map<MergeRow, MergeRow> {
  const isPlain = (row: MergeRow) => !row.pending && !row.isDeletedByUser;
  const free = new Map<string, MergeRow[]>();
  for (const row of target.filter(isPlain)) {
    free.set(movementOf(row), [...(free.get(movementOf(row)) ?? []), row]);
  }
  const edges = source
    .filter(isPlain)
    .flatMap((row) =>
      (free.get(movementOf(row)) ?? [])
        .filter((twin) => twin.isFromFile !== row.isFromFile)
        .map((twin) => ({ row, twin, similarity: nameSimilarity(foldName(row.name), foldName(twin.name)) })),
    );
  edges.sort(
    (a, b) => b.similarity - a.similarity || compare(a.row.id, b.row.id) || compare(a.twin.id, b.twin.id),
  );
  const pairs = new Map<MergeRow, MergeRow>();
  const taken = new Set<MergeRow>();
  for (const { row, twin } of edges) {
    if (pairs.has(row) || taken.has(twin)) continue;
    pairs.set(row, twin);
    taken.add(twin);
  }
  return pairs;
}

const movementOf = ({ date, amount, isoCurrencyCode }: MergeRow): string =>
  JSON.stringify([date, normalizeDecimal(amount), isoCurrencyCode]);

/**
 * The newer category wins. The tags of both are kept; if one row added a tag that the other removed, the newer edit
 * wins. A transfer that the user paired outranks the statement that there is none, and the target's the source's.
 */
export function mergeEdits(target: Edits, source: Edits): Edits {
  const takesCategory =
    source.categorySlug !== null &&
    (target.categorySlug === null || isNewer(source.categoryEditedAt, target.categoryEditedAt));
  const sourceIsNewer = isNewer(source.tagsEditedAt, target.tagsEditedAt);
  const [newer, older] = sourceIsNewer ? [source, target] : [target, source];
  const added = union(
    newer.tagsAdded,
    older.tagsAdded.filter((tag) => !newer.tagsRemoved.includes(tag)),
  );
  const removed = union(
    newer.tagsRemoved,
    older.tagsRemoved.filter((tag) => !newer.tagsAdded.includes(tag)),
  );
  const transferPairId = target.transferPairId ?? source.transferPairId;
  return {
    transferPairId,
    transferRuledOut: transferPairId === null && (target.transferRuledOut || source.transferRuledOut),
    categorySlug: takesCategory ? source.categorySlug : target.categorySlug,
    categoryEditedAt: takesCategory ? source.categoryEditedAt : target.categoryEditedAt,
    tags: union(target.tags, source.tags, added).filter((tag) => !removed.includes(tag)),
    tagsAdded: added,
    tagsRemoved: removed,
    tagsEditedAt: sourceIsNewer ? source.tagsEditedAt : target.tagsEditedAt,
  };
}

const isNewer = (a: string | null, b: string | null): boolean => a !== null && (b === null || a > b);

const union = (...lists: string[][]): string[] => [...new Set(lists.flat())].sort();

/** Ranks edited rows highest and deleted rows lowest. */
const rank = ({ isDeletedByUser, edits }: MergeRow): number =>
  isDeletedByUser ? 0 : isEdited(edits) ? 2 : 1;

const isEdited = ({ categorySlug, tags, transferPairId, transferRuledOut }: Edits): boolean =>
  categorySlug !== null || tags.length > 0 || transferPairId !== null || transferRuledOut;

const keyOf = ({ date, amount, isoCurrencyCode, name, pending }: MergeRow): string =>
  JSON.stringify([date, normalizeDecimal(amount), isoCurrencyCode, foldName(name), pending]);

function groupByKey(rows: readonly MergeRow[]): Map<string, MergeRow[]> {
  const groups = new Map<string, MergeRow[]>();
  // A visible row is paired before a deleted one, and a row without edits before one with edits.
  const order = (row: MergeRow) => (row.isDeletedByUser ? 3 : rank(row));
  for (const row of [...rows].sort((a, b) => order(a) - order(b) || compare(a.id, b.id))) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
