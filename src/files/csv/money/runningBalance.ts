/** How a column of balances follows from a column of amounts. */
export interface BalanceProof {
  /** 1 where a positive amount raises the balance, -1 where it lowers it. */
  sign: 1 | -1;
  /** Where the later rows are: below the earlier ones, or above them. */
  timeRuns: 'down' | 'up';
  /** How many steps of the balance the amounts explain. */
  matches: number;
}

type Values = readonly (bigint | null)[];

/** So many of the steps must be right; a bank leaves out a declined row, or rounds once. */
const NEEDED_SHARE = 0.9;

const HYPOTHESES = [
  { sign: 1, timeRuns: 'down' },
  { sign: -1, timeRuns: 'down' },
  { sign: 1, timeRuns: 'up' },
  { sign: -1, timeRuns: 'up' },
] as const;

/**
 * Finds every way in which the balances are running sums of the amounts, taking the sum over rows whose balance is
 * not printed. More than one way remains only where all amounts are equal.
 */
export function proveBalance(amounts: Values, balances: Values): BalanceProof[] {
  return HYPOTHESES.flatMap((hypothesis) => {
    const { checks, matches, steps } = countMatches(amounts, balances, hypothesis);
    // A counter beside a column of ones is a running sum too.
    const isCounter =
      checks > 0 && steps.size === 1 && amounts.every((amount) => amount === amounts[0]) && steps.has(UNIT);
    const isProven = matches > 0 && matches >= checks * NEEDED_SHARE && !isCounter;
    return isProven ? [{ ...hypothesis, matches }] : [];
  });
}

const UNIT = 10n ** 18n;

function countMatches(amounts: Values, balances: Values, { sign, timeRuns }: Omit<BalanceProof, 'matches'>) {
  let [checks, matches, sum] = [0, 0, 0n];
  let previous: bigint | null = null;
  const steps = new Set<bigint>();
  for (const [row, balance] of balances.entries()) {
    const amount = amounts[row] ?? 0n;
    if (timeRuns === 'down') sum += amount;
    if (balance !== null) {
      if (previous !== null) {
        const step = timeRuns === 'down' ? balance - previous : previous - balance;
        // A balance that stays where nothing moves is no proof; one that moves without an amount is the contrary.
        if (sum !== 0n || step !== 0n) checks++;
        if (sum !== 0n && step === BigInt(sign) * sum) matches++;
        if (sum !== 0n) steps.add(sum < 0n ? -sum : sum);
      }
      previous = balance;
      sum = 0n;
    }
    if (timeRuns === 'up') sum += amount;
  }
  return { checks, matches, steps };
}

/**
 * Finds the sign of each amount that is written without one, from the step of the balance beside it.
 * @returns 1 for a row that raises the balance, -1 for one that lowers it, 0 where the balance does not tell; null
 * where the balances do not follow from the amounts.
 */
export function signsFromBalance(
  amounts: Values,
  balances: Values,
  timeRuns: 'down' | 'up',
): (1 | -1 | 0)[] | null {
  let [checks, matches] = [0, 0];
  const signs = amounts.map((amount, row): 1 | -1 | 0 => {
    const [before, after] =
      timeRuns === 'down' ? [balances[row - 1], balances[row]] : [balances[row + 1], balances[row]];
    if (amount === null || amount === undefined || amount === 0n) return 0;
    if (before === null || before === undefined || after === null || after === undefined) return 0;
    checks++;
    const step = after - before;
    if (step !== amount && step !== -amount) return 0;
    matches++;
    return step === amount ? 1 : -1;
  });
  return matches > 0 && matches >= checks * NEEDED_SHARE ? signs : null;
}

/**
 * Whether the balances fit the amounts in any order of the rows: each balance less its amount is another row's
 * balance. For files that are sorted by something else than time.
 */
export function proveUnorderedBalance(amounts: Values, balances: Values): 1 | -1 | null {
  const known = new Set(balances.filter((balance) => balance !== null));
  const rows = amounts.flatMap((amount, row) => {
    const balance = balances[row];
    return amount === null || amount === 0n || balance === null || balance === undefined
      ? []
      : [{ amount, balance }];
  });
  // Half of a pair would prove itself from its own rows.
  if (rows.length < 5 || rows.length < amounts.length * NEEDED_SHARE) return null;
  const share = (sign: 1 | -1) =>
    rows.filter(({ amount, balance }) => known.has(balance - BigInt(sign) * amount)).length / rows.length;
  const [up, down] = [share(1), share(-1)];
  if (Math.max(up, down) < 0.8 || Math.min(up, down) > 0.4) return null;
  return up > down ? 1 : -1;
}
