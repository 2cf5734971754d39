import type { AppContext } from '../context.ts';
import { findForgottenWebhookEvents } from '../store/webhookEvents.ts';

/** So many times the life of a silent worker: longer than any queue should be. */
const PATIENCE = 2;
const MOST_AT_ONCE = 500;

/** Asks again for the processing of deliveries that were noted before a process died or the queue failed. */
export async function recoverWebhookEvents({
  config,
  db,
  queue,
  clock,
}: Pick<AppContext, 'config' | 'db' | 'queue' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - PATIENCE * config.workerTimeoutMs);
  for (const { id } of await findForgottenWebhookEvents(db, before, MOST_AT_ONCE)) {
    await queue.enqueueWebhookEvent(id);
  }
}
