import { ConfigError } from '../config.ts';
import { describeDatabaseFailure } from '../postgres/database.ts';
import { DevelopmentSchemaError } from '../postgres/migrate.ts';
import { type Check, type Finding, problem } from './finding.ts';

/** Long enough for a distant provider, and short enough for a person to wait for. */
const CHECK_TIMEOUT_MS = 20_000;

/** Runs a check with a timeout. A check that fails or times out is reported as a problem. */
export async function runCheck(
  check: Check,
  { timeoutMs = CHECK_TIMEOUT_MS }: { timeoutMs?: number } = {},
): Promise<Finding> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => {
      resolve(
        problem(
          `The check timed out after ${timeoutMs / 1000} s.`,
          'See whether the service it connects to is overloaded or blocked by a firewall.',
        ),
      );
      controller.abort();
    }, timeoutMs);
  });
  try {
    return await Promise.race([check.run(controller.signal).catch(describeFailure), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** The message of an unknown error may contain a secret, so only its name and code are reported. */
function describeFailure(error: unknown): Finding {
  if (error instanceof ConfigError) return problem(error.message, 'Correct this setting.');
  if (error instanceof DevelopmentSchemaError) return problem(error.summary, error.advice);
  const outage = describeDatabaseFailure(error);
  if (outage) {
    return problem(`The database is unavailable: ${outage}.`, 'See the result of the database check.');
  }
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  const kind = error instanceof Error ? error.name : 'an unknown error';
  return problem(
    `The check itself failed with ${kind}${code}.`,
    'Fix what the other checks report, and run `breadbox doctor` again.',
  );
}
