import { assignAtMinimumCost, type Edge } from '../assignment.ts';

/**
 * Chooses among possible transfers of one amount, at the lowest total cost, and drops what another choice of nearly the
 * same cost contradicts. Rows that are alike in account, date and text are one *kind*: which of them is chosen makes no
 * difference.
 */

/** The ids of both sides. */
export interface TransferPair {
  out: string;
  in: string;
}

export interface CandidateSide {
  id: string;
  accountId: string;
  /** Its date as a number of days. */
  day: number;
  foldedText: string;
}

export interface Candidate {
  out: CandidateSide;
  in: CandidateSide;
  /** From the day that the money left to the day that it arrived. */
  days: number;
  /** Whether both accounts are at one institution, where money arrives at once. */
  isOneInstitution: boolean;
  /** The less evidence, the more doubt: an integer of at least 0. */
  doubt: number;
}

const PER_DOUBT = 100;
/** Two poor pairs cost more than a good one and two rows without a partner. */
const UNPAIRED = 1000;
/** A choice is certain if every other one costs this much more: a degree of evidence, or some days. */
const MARGIN = 60;
/** Rows that are further away do not decide between two choices. */
const NEARBY_DAYS = 10;
/** With more pairs of one amount nearby, nothing is certain. */
const MAX_NEARBY = 40;

/** Each further day costs more, and money seldom arrives before it leaves. */
function costOf({ days, doubt, isOneInstitution }: Candidate): number {
  const ofDays = days < 0 ? 40 + days * days * 6 : isOneInstitution ? days * 25 : days * (6 + days * 2);
  return doubt * PER_DOUBT + ofDays;
}

export function chooseTransfers(candidates: readonly Candidate[]): TransferPair[] {
  const byDay = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const { day } = candidate.out;
    const ofDay = byDay.get(day);
    if (ofDay) ofDay.push(candidate);
    else byDay.set(day, [candidate]);
  }
  return solve(candidates)
    .chosen.filter((pair) => isCertain(pair, findNear(pair, byDay)))
    .map((pair) => ({ out: pair.out.id, in: pair.in.id }));
}

/** The candidates whose sides are both near a pair. */
function findNear({ out }: Candidate, byDay: ReadonlyMap<number, readonly Candidate[]>): Candidate[] {
  const near: Candidate[] = [];
  for (let day = out.day - NEARBY_DAYS; day <= out.day + NEARBY_DAYS; day++) {
    for (const candidate of byDay.get(day) ?? []) {
      if (Math.abs(candidate.in.day - out.day) <= NEARBY_DAYS) near.push(candidate);
    }
  }
  return near;
}

function solve(candidates: readonly Candidate[]): { chosen: Candidate[]; cost: number } {
  const outs = numberIds(candidates.map(({ out }) => out.id));
  const ins = numberIds(candidates.map((candidate) => candidate.in.id));
  const edges: Edge[][] = [...outs.keys()].map(() => []);
  const byEdge = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const [row, column] = [outs.get(candidate.out.id) ?? 0, ins.get(candidate.in.id) ?? 0];
    edges[row]?.push({ column, cost: costOf(candidate) });
    byEdge.set(`${row} ${column}`, candidate);
  }
  const columns = assignAtMinimumCost(edges, UNPAIRED);
  const chosen = columns.flatMap((column, row) => byEdge.get(`${row} ${column}`) ?? []);
  return { chosen, cost: chosen.reduce((sum, pair) => sum + costOf(pair), -UNPAIRED * chosen.length) };
}

const numberIds = (ids: readonly string[]): Map<string, number> =>
  new Map([...new Set(ids)].map((id, at) => [id, at]));

const isOneKind = (one: CandidateSide, other: CandidateSide): boolean =>
  one === other ||
  (one.accountId === other.accountId && one.day === other.day && one.foldedText === other.foldedText);

/**
 * Whether no other choice is nearly as good in which one of both sides belongs to another account or to none. In which
 * order transfers between the same two accounts are paired makes no difference to any sum.
 */
function isCertain(pair: Candidate, near: readonly Candidate[]): boolean {
  if (near.length === 1) return true;
  const best = solve(near);
  if (best.chosen.length > MAX_NEARBY) return false;
  const elsewhere = near.filter(
    (each) => each.in.accountId !== pair.in.accountId || !isOneKind(each.out, pair.out),
  );
  if (solve(elsewhere).cost < best.cost + MARGIN) return false;
  const fromElsewhere = near.filter(
    (each) => each.out.accountId !== pair.out.accountId || !isOneKind(each.in, pair.in),
  );
  return solve(fromElsewhere).cost >= best.cost + MARGIN;
}
