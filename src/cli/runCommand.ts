import { CommanderError } from 'commander';
import { CommandFailure, EXIT_CODES } from './exitCodes.ts';
import { UsageError } from './usage.ts';

/**
 * Runs a command and returns the exit code of the process. A failure is printed on standard error with what to do next;
 * its stack is printed only with LOG_LEVEL=debug.
 */
export async function runCommand(command: () => Promise<unknown>, env: NodeJS.ProcessEnv): Promise<number> {
  try {
    await command();
    return EXIT_CODES.done;
  } catch (error) {
    // Commander has printed the help or the version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage;
    const { message, exitCode } = await explain(error);
    if (message !== '') console.error(message);
    if (['debug', 'trace'].includes(env['LOG_LEVEL']?.trim() ?? '')) console.error(error);
    return exitCode;
  }
}

async function explain(error: unknown): Promise<{ message: string; exitCode: number }> {
  if (error instanceof UsageError) return { message: error.message, exitCode: EXIT_CODES.usage };
  if (error instanceof CommandFailure) return error;
  // Loaded on use, because it imports the database driver.
  const { explainFailure } = await import('./explainFailure.ts');
  return { message: explainFailure(error), exitCode: EXIT_CODES.refused };
}
