import { daysBefore } from '../days.ts';

/**
 * The balances of one account from day to day. A *snapshot* is the balance that was reported last on a day. Between
 * snapshots the posted transactions continue the one before; before the first they are taken back from it.
 *
 * All balances are in the sign of the account: positive is owned, or owed for a debt.
 */

export interface Snapshot {
  day: string;
  balance: bigint;
}

/** The sum of the transactions that posted on a day. Positive is money out. */
export interface PostedSum {
  day: string;
  total: bigint;
}

export interface AccountLedger {
  /** Whether the balance is what is owed, so that money out raises it. */
  isDebt: boolean;
  /** By day. */
  snapshots: readonly Snapshot[];
  /** By day. */
  posted: readonly PostedSum[];
  /** The day on which it left the totals, null while it counts. */
  endedOn: string | null;
}

export interface DailyBalance {
  day: string;
  balance: bigint;
  isReported: boolean;
}

export interface Proof {
  openingDay: string;
  opening: bigint;
  closingDay: string;
  /** What posted after the opening day, up to the closing day, in the sign of the account. */
  posted: bigint;
  reported: bigint;
  difference: bigint;
  /** The first day from which on the reports never agree with the transactions again. Null if the last one does. */
  divergedOn: string | null;
}

/** Sums of everything up to a day, asked for in ascending order. */
function createRunningSum(posted: readonly PostedSum[]): (day: string) => bigint {
  let at = 0;
  let sum = 0n;
  return (day) => {
    for (let next = posted[at]; next && next.day <= day; next = posted[++at]) sum += next.total;
    return sum;
  };
}

/**
 * Returns the balance at the end of each of these days, which ascend. Days before anything is known of the account are
 * left out, and days from its end on.
 */
export function computeBalances(ledger: AccountLedger, days: readonly string[]): DailyBalance[] {
  const { snapshots, posted, isDebt, endedOn } = ledger;
  const [first] = snapshots;
  if (!first) return [];
  const firstDay = findFirstDay(first, posted[0]);
  const sumUntil = createRunningSum(posted);
  const sumAtSnapshot = createRunningSum(posted);
  const balances: DailyBalance[] = [];
  let at = 0;
  let anchor = { ...first, sum: sumAtSnapshot(first.day) };
  for (const day of days) {
    if (day < firstDay || (endedOn !== null && day >= endedOn)) continue;
    for (let next = snapshots[at + 1]; next && next.day <= day; next = snapshots[at + 1]) {
      anchor = { ...next, sum: sumAtSnapshot(next.day) };
      at += 1;
    }
    const change = sumUntil(day) - anchor.sum;
    const balance = isDebt ? anchor.balance + change : anchor.balance - change;
    balances.push({ day, balance, isReported: anchor.day === day });
  }
  return balances;
}

/** The evening before the first transaction is the first balance that follows from the transactions. */
function findFirstDay(first: Snapshot, oldest: PostedSum | undefined): string {
  const opening = oldest && daysBefore(oldest.day, 1);
  return opening !== undefined && opening < first.day ? opening : first.day;
}

/**
 * Proves that the first report and what posted since add up to the last one, or finds the first day that differs. A
 * difference that a later report makes up for is one of timing: a transaction that the bank dates earlier than it
 * changed the balance. Null with fewer than two reports.
 */
export function proveBalances({ isDebt, snapshots, posted }: AccountLedger): Proof | null {
  const [first] = snapshots;
  const last = snapshots.at(-1);
  if (!first || !last || snapshots.length < 2) return null;
  const sumUntil = createRunningSum(posted);
  const start = sumUntil(first.day);
  let change = 0n;
  let difference = 0n;
  let divergedOn: string | null = null;
  for (const { day, balance } of snapshots) {
    change = isDebt ? sumUntil(day) - start : start - sumUntil(day);
    difference = balance - (first.balance + change);
    divergedOn = difference === 0n ? null : (divergedOn ?? day);
  }
  return {
    openingDay: first.day,
    opening: first.balance,
    closingDay: last.day,
    posted: change,
    reported: last.balance,
    difference,
    divergedOn,
  };
}
