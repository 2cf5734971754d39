import type { BankTransaction } from '../bank/ledger.ts';
import { parseDecimal } from '../decimal.ts';
import type { KnownRow, Model } from './model.ts';
import { couldBe, daysBetween, foldName, isEqual, type Pairing, surePairing } from './resemblance.ts';

/** What must be true of one of the bank's rows after a sync. */
export interface Claim {
  row: BankTransaction;
  accountIndex: number;
  hidden: KnownRow['hidden'];
  /** The internal rows that may stand for it; null: any that stands for nothing else. */
  internalIds: string[] | null;
  /** It must be a row that was never seen before. */
  mustBeNew: boolean;
  /** Two internal rows are joined into one by a link that came late. */
  joins: boolean;
}

/** Equal rows among which any pairing is right. */
export interface Group {
  gone: KnownRow[];
  fresh: Claim[];
  /** How many rows outside the group the user deleted, of which any may hide one of it. */
  othersDeleted: number;
}

export interface Claims {
  claims: Claim[];
  groups: Group[];
}

/** How the product may have learned of new ids: by messages, by a listing, or from a new login. */
export type Source = 'messages' | 'listing' | 'full pull' | 'new login';

export function makeClaims(
  model: Model,
  rows: BankTransaction[],
  accountIndexOf: (row: BankTransaction) => number,
  source: Source,
): Claims {
  const claims = rows.map((row) => claimById(model, row, accountIndexOf(row)));
  const fresh = claims.filter((claim) => isFresh(model, claim));
  if (source === 'messages') return { claims, groups: [] };
  const claimed = new Set(claims.flatMap(({ internalIds }) => internalIds ?? []));
  // Of the bank's ids that one internal row has had, only the latest may turn up under a new one.
  const latest = new Map([...model.known.values()].map((known) => [known.internalId ?? known.row.id, known]));
  const gone = [...latest.values()].filter(
    ({ gone: isGone, internalId, hidden }) =>
      isGone && (internalId !== null || hidden !== 'no') && !claimed.has(internalId ?? ''),
  );
  const groups =
    source === 'new login' ? pairByKey(gone, fresh) : pairByResemblance(model, gone, fresh, source);
  return { claims, groups: groups.filter((group) => !settlePair(group)) };
}

/** A group of one and one leaves no choice. */
function settlePair({ gone, fresh }: Group): boolean {
  const [known, claim] = [gone[0], fresh[0]];
  if (!known || !claim || gone.length > 1 || fresh.length > 1) return false;
  claim.hidden = known.hidden;
  claim.internalIds = known.internalId ? [known.internalId] : null;
  return true;
}

const isFresh = (model: Model, { row, internalIds }: Claim): boolean =>
  internalIds === null && !model.known.has(row.id);

/** The bank's own id, and Plaid's link, leave no doubt. */
function claimById(model: Model, row: BankTransaction, accountIndex: number): Claim {
  const claim: Claim = { row, accountIndex, hidden: 'no', internalIds: null, mustBeNew: false, joins: false };
  const known = model.known.get(row.id);
  const linked = row.pendingId === null ? null : findLinked(model, row.pendingId, row.id);
  if (!known) {
    if (linked?.internalId) return { ...claim, hidden: linked.hidden, internalIds: [linked.internalId] };
    return linked ? { ...claim, hidden: linked.hidden === 'no' ? 'no' : 'maybe' } : claim;
  }
  const own = { ...claim, hidden: known.hidden, internalIds: known.internalId ? [known.internalId] : null };
  const isNewLink = row.pendingId !== null && row.pendingId !== known.row.pendingId;
  if (!isNewLink || !linked?.internalId || linked.internalId === known.internalId) return own;
  return {
    ...own,
    hidden: joinHidden(model, [linked, known]),
    internalIds: [...(own.internalIds ?? []), linked.internalId],
    joins: true,
  };
}

/** What the user deleted stays deleted, also as a part of another row. */
function joinHidden(model: Model, sides: KnownRow[]): KnownRow['hidden'] {
  if (sides.every(({ hidden }) => hidden === 'no')) return 'no';
  const isSure = ({ hidden, internalId }: KnownRow) =>
    hidden === 'yes' && !model.deletedInRace.has(internalId ?? '');
  return sides.some(isSure) ? 'yes' : 'maybe';
}

/** The pending row itself, or another posted one that was it. */
function findLinked(model: Model, pendingId: string, ownId: string): KnownRow | null {
  for (const [id, known] of model.known) {
    if (id !== ownId && known.row.pendingId === pendingId && known.internalId) return known;
  }
  return model.known.get(pendingId) ?? null;
}

/** A new login's rows are the old ones where day, amount and name are the same, counted one by one. */
function pairByKey(gone: KnownRow[], fresh: Claim[]): Group[] {
  const keyOf = (accountIndex: number, row: BankTransaction) =>
    [accountIndex, row.date, parseDecimal(row.amount), foldName(row.name)].join('|');
  const byKey = new Map<string, Group>();
  const groupOf = (key: string) => {
    const group = byKey.get(key) ?? { gone: [], fresh: [], othersDeleted: 0 };
    byKey.set(key, group);
    return group;
  };
  for (const known of gone.filter(({ goneBefore }) => !goneBefore)) {
    groupOf(keyOf(known.accountIndex, known.row)).gone.push(known);
  }
  for (const claim of fresh) groupOf(keyOf(claim.accountIndex, claim.row)).fresh.push(claim);
  for (const claim of fresh) {
    const deleted = gone.filter(
      ({ accountIndex, row, hidden }) =>
        hidden !== 'no' && accountIndex === claim.accountIndex && isEqual(row, claim.row),
    );
    if (deleted.length > 0) claim.hidden = 'maybe';
    const group = groupOf(keyOf(claim.accountIndex, claim.row));
    group.othersDeleted = deleted.filter((known) => !group.gone.includes(known)).length;
  }
  return [...byKey.values()].filter((group) => group.gone.length > 0 && group.fresh.length > 0);
}

function pairByResemblance(model: Model, gone: KnownRow[], fresh: Claim[], source: Source): Group[] {
  const groups: Group[] = [];
  const rivalsOf = (claim: Claim) =>
    gone.filter(({ accountIndex, row }) => accountIndex === claim.accountIndex && couldBe(row, claim.row));
  const grouped = new Set<Claim>();
  for (const claim of fresh) {
    if (grouped.has(claim)) continue;
    const rivals = rivalsOf(claim);
    if (rivals.length === 0) {
      claim.mustBeNew = true;
      continue;
    }
    const competitors = fresh.filter(
      (other) =>
        other.accountIndex === claim.accountIndex && rivals.some(({ row }) => couldBe(row, other.row)),
    );
    const isClosed = competitors.every((other) => rivalsOf(other).every((rival) => rivals.includes(rival)));
    const pairings = competitors.map((other) => rivals.map((rival) => sureFrom(source, rival, other)));
    if (isClosed && pairings.flat().every((pairing) => pairing === 'equal')) {
      for (const other of competitors) grouped.add(other);
      groups.push({ gone: rivals, fresh: competitors, othersDeleted: 0 });
      continue;
    }
    const only = rivals[0];
    if (
      isClosed &&
      only &&
      rivals.length === 1 &&
      competitors.length === 1 &&
      pairings[0]?.[0] === 'other amount'
    ) {
      applyOtherAmount(model, claim, only);
      continue;
    }
    if (rivals.some(({ row, hidden }) => hidden !== 'no' && mayHide(row, claim.row))) claim.hidden = 'maybe';
  }
  return groups;
}

/** Plaid's full pulls need not look at rows that were removed before. */
function sureFrom(source: Source, { row, goneBefore }: KnownRow, { row: fresh }: Claim): Pairing {
  if (source === 'full pull' && goneBefore) return null;
  return surePairing(row, fresh);
}

/** A row that the user deleted is never taken for one of another amount. */
function applyOtherAmount(model: Model, claim: Claim, rival: KnownRow): void {
  if (rival.internalId && model.deletedInRace.has(rival.internalId)) claim.hidden = 'maybe';
  else if (rival.hidden === 'no') claim.internalIds = rival.internalId ? [rival.internalId] : null;
}

const mayHide = (gone: BankTransaction, fresh: BankTransaction): boolean =>
  isEqual(gone, fresh) && daysBetween(gone.date, fresh.date) >= -1;
