import { CommanderError } from 'commander';
import { UsageError } from './usage.ts';

const USAGE_EXIT_CODE = 2;

/**
 * Runs a command and returns the exit code of the process: 0, 1 for a failure, 2 for wrong usage. A failure is printed
 * on standard error with what to do next; its stack is printed only with LOG_LEVEL=debug.
 */
export async function runCommand(command: () => Promise<unknown>, env: NodeJS.ProcessEnv): Promise<number> {
  try {
    await command();
    return 0;
  } catch (error) {
    // Commander has printed the help or the version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_EXIT_CODE;
    console.error(error instanceof UsageError ? error.message : await explain(error));
    if (['debug', 'trace'].includes(env['LOG_LEVEL']?.trim() ?? '')) console.error(error);
    return error instanceof UsageError ? USAGE_EXIT_CODE : 1;
  }
}

/** Loaded on use, because it imports the database driver. */
async function explain(error: unknown): Promise<string> {
  const { explainFailure } = await import('./explainFailure.ts');
  return explainFailure(error);
}
