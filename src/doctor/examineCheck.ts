import { ConfigError } from '../config.ts';
import { describeDatabaseFailure } from '../postgres/database.ts';
import { type Check, type Finding, problem } from './finding.ts';

/** Enough for a provider far away; nobody waits longer for an answer that says what is wrong. */
const CHECK_TIMEOUT_MS = 20_000;

/** Makes a check within its time; one that fails or hangs is a problem like any other. */
export async function examineCheck(
  check: Check,
  { timeoutMs = CHECK_TIMEOUT_MS }: { timeoutMs?: number } = {},
): Promise<Finding> {
  const timer = new AbortController();
  let giveUp: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    giveUp = setTimeout(() => {
      resolve(
        problem(
          `There was no answer within ${timeoutMs / 1000} s.`,
          'See whether what it asks is overloaded or behind a firewall.',
        ),
      );
      timer.abort();
    }, timeoutMs);
  });
  try {
    return await Promise.race([check.examine(timer.signal).catch(whyItFailed), late]);
  } finally {
    clearTimeout(giveUp);
  }
}

/** The text of an unknown error may hold anything, so only its kind is told. */
function whyItFailed(error: unknown): Finding {
  if (error instanceof ConfigError) return problem(error.message, 'Correct this setting.');
  const outage = describeDatabaseFailure(error);
  if (outage) {
    return problem(`The database did not answer: ${outage}.`, 'See what the check of the database says.');
  }
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  const kind = error instanceof Error ? error.name : 'an unknown error';
  return problem(
    `The check itself failed with ${kind}${code}.`,
    'Mend what the other checks find, and try again.',
  );
}
