import type { AppContext } from '../context.ts';
import { findForgottenWebhookEvents } from '../store/webhookEvents.ts';

/** Longer than any queue should be. */
const PATIENCE_MS = 2 * 60_000;
const MOST_AT_ONCE = 500;

/** Asks again for the processing of deliveries that were noted before a process died or the queue failed. */
export async function recoverWebhookEvents({
  db,
  queue,
  clock,
}: Pick<AppContext, 'db' | 'queue' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - PATIENCE_MS);
  for (const { id } of await findForgottenWebhookEvents(db, before, MOST_AT_ONCE)) {
    await queue.enqueueWebhookEvent(id);
  }
}
