import { setTimeout as sleep } from 'node:timers/promises';

/** How long a database or job store may take to start. */
const TIMEOUT_MS = 30_000;
const RETRY_MS = 500;

/** Retries while a service may still be starting, for example after a power cut. */
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
