import { daysBetween } from '../days.ts';
import { normalizeDecimal } from '../decimal.ts';
import { foldName } from '../nameSimilarity.ts';
import { type Candidate, chooseTransfers, type TransferPair } from './chooseTransfers.ts';
import {
  AGAINST,
  isNoTransfer,
  type NamedAccount,
  nameAccount,
  type TransferAccount,
  weighEvidence,
} from './transferEvidence.ts';

/**
 * Finds transfers between accounts of one household: two transactions of opposite amounts, one currency and different
 * accounts, at most five days apart, of which at least one is described as a transfer and neither as something else.
 * Where several could be the other side of one, and nothing tells which, it leaves all of them unpaired.
 */

export interface TransferRow {
  id: string;
  accountId: string;
  date: string;
  /** A decimal. Positive is money out. */
  amount: string;
  currency: string | null;
  name: string;
  merchantName: string | null;
  /** The provider's category. */
  categorySlug: string | null;
  /** The same on two transactions that the user paired. */
  userPairId: string | null;
  /** Whether the user declared that it is no transfer. */
  isRuledOut: boolean;
}

/** A row with what is computed once for many comparisons. */
interface Side extends TransferRow {
  isMoneyOut: boolean;
  day: number;
  account: NamedAccount;
  foldedText: string;
  references: readonly string[];
}

const EPOCH = '1970-01-01';
const MAX_DAYS = 5;
/** The least evidence of both sides together: a clear one, or a slight one on each side. */
const MIN_EVIDENCE = 2;
const MAX_EVIDENCE = 7;
/** A reference number that both sides have. */
const SAME_REFERENCE = 1;

/** The result does not depend on the order of either input. */
export function pairTransfers(
  rows: readonly TransferRow[],
  accounts: readonly TransferAccount[],
): TransferPair[] {
  const named = new Map(accounts.map((account) => [account.id, nameAccount(account)]));
  const pairs = findUserPairs(rows);
  for (const group of groupByAmount(rows, named).values()) {
    const outs = group.filter((side) => side.isMoneyOut).sort(inOrder);
    const ins = group.filter((side) => !side.isMoneyOut).sort(inOrder);
    if (outs.length === 0 || ins.length === 0) continue;
    pairs.push(...chooseTransfers(findCandidates(outs, ins, [...named.values()])));
  }
  return pairs;
}

/** A pair of the user that does not fit, because a side has changed since, would hide money. It waits until it fits. */
function findUserPairs(rows: readonly TransferRow[]): TransferPair[] {
  const byPair = new Map<string, TransferRow[]>();
  for (const row of rows) {
    if (row.userPairId !== null) byPair.set(row.userPairId, [...(byPair.get(row.userPairId) ?? []), row]);
  }
  return [...byPair.values()].flatMap(([one, other, ...more]) => {
    if (!one || !other || more.length > 0) return [];
    const [out, into] = isMoneyOut(one) ? [one, other] : [other, one];
    return fits(out, into) ? { out: out.id, in: into.id } : [];
  });
}

function fits(out: TransferRow, into: TransferRow): boolean {
  if (out.accountId === into.accountId || !isMoneyOut(out) || isMoneyOut(into)) return false;
  return out.currency !== into.currency || absolute(out.amount) === absolute(into.amount);
}

const isMoneyOut = ({ amount }: TransferRow): boolean => Number(amount) > 0;

const absolute = (amount: string): string => normalizeDecimal(amount).replace('-', '');

/** Groups what the user has not decided about by currency and absolute amount. */
function groupByAmount(
  rows: readonly TransferRow[],
  accounts: ReadonlyMap<string, NamedAccount>,
): Map<string, Side[]> {
  const groups = new Map<string, Side[]>();
  const masks = new Set([...accounts.values()].flatMap(({ mask }) => mask ?? []));
  for (const row of rows) {
    const account = accounts.get(row.accountId);
    const amount = absolute(row.amount);
    if (!account || row.isRuledOut || row.userPairId !== null || row.currency === null) continue;
    if (Number(amount) === 0) continue;
    const key = `${row.currency} ${amount}`;
    const foldedText = foldName(`${row.name} ${row.merchantName ?? ''}`);
    const references = foldedText.split(' ').filter((word) => /\d{5}/.test(word));
    const side: Side = {
      ...row,
      isMoneyOut: isMoneyOut(row),
      day: daysBetween(EPOCH, row.date),
      account,
      foldedText,
      references,
    };
    if (isNoTransfer(side, masks)) continue;
    const group = groups.get(key);
    if (group) group.push(side);
    else groups.set(key, [side]);
  }
  return groups;
}

const inOrder = (a: Side, b: Side): number => a.day - b.day || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Both sides are in the order of their days: of a common amount, only the days around each row are looked at. */
function findCandidates(
  outs: readonly Side[],
  ins: readonly Side[],
  accounts: readonly NamedAccount[],
): Candidate[] {
  const candidates: Candidate[] = [];
  let first = 0;
  for (const out of outs) {
    while ((ins[first]?.day ?? Number.POSITIVE_INFINITY) < out.day - MAX_DAYS) first++;
    for (let next = first; (ins[next]?.day ?? Number.POSITIVE_INFINITY) <= out.day + MAX_DAYS; next++) {
      const into = ins[next];
      if (into) candidates.push(...compare(out, into, accounts));
    }
  }
  return candidates;
}

function compare(out: Side, into: Side, accounts: readonly NamedAccount[]): Candidate[] {
  const days = into.day - out.day;
  if (out.accountId === into.accountId) return [];
  const thirds = accounts.filter(({ id }) => id !== out.accountId && id !== into.accountId);
  const ofOut = weighEvidence(out, out.account, into.account, thirds);
  const ofIn = weighEvidence(into, into.account, out.account, thirds);
  if (ofOut === AGAINST || ofIn === AGAINST) return [];
  const hasReference = out.references.some((word) => into.references.includes(word));
  const evidence = ofOut + ofIn + (hasReference ? SAME_REFERENCE : 0);
  if (evidence < MIN_EVIDENCE) return [];
  const isOneInstitution = out.account.institutionName === into.account.institutionName;
  return [{ out, in: into, days, isOneInstitution, doubt: MAX_EVIDENCE - evidence }];
}
