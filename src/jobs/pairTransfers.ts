import type { AppContext } from '../context.ts';
import { runTransferSearches } from '../store/transferPairs.ts';

/** Pairs transfers among what has changed. A failure is left to the recurring job, because the change is committed. */
export async function pairTransfers({
  db,
  clock,
  log,
}: Pick<AppContext, 'db' | 'clock' | 'log'>): Promise<void> {
  try {
    const changedCount = await runTransferSearches(db, clock.now());
    if (changedCount > 0) log.info({ changedCount }, 'transfers paired');
  } catch (error) {
    log.warn({ err: error }, 'transfers not paired');
  }
}
