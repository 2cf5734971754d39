import { setTimeout as sleep } from 'node:timers/promises';

/** A database or job store that is starting up itself gets this long before we give up. */
const TIMEOUT_MS = 30_000;
const RETRY_MS = 500;

/** Tries again while what it needs may still be starting up, as everything does after a power cut. */
export async function retryDuringOutage(
  attempt: () => Promise<unknown>,
  isOutage: (error: unknown) => boolean,
): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!isOutage(error) || Date.now() > deadline) throw error;
      await sleep(RETRY_MS);
    }
  }
}
