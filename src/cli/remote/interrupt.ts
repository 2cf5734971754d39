import { CommandFailure, EXIT_CODES } from '../exitCodes.ts';

/**
 * Calls work that waits, with a signal that Ctrl-C aborts.
 * @throws CommandFailure with `message` after Ctrl-C.
 */
export async function untilInterrupted<T>(
  message: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  process.once('SIGINT', abort);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (controller.signal.aborted) throw new CommandFailure(message, EXIT_CODES.interrupted);
    throw error;
  } finally {
    process.off('SIGINT', abort);
  }
}
