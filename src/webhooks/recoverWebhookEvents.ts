import type { AppContext } from '../context.ts';
import { findForgottenWebhookEvents } from '../store/webhookEvents.ts';

/** An event that is unprocessed after this many worker timeouts is no longer waiting in the queue. */
const MAX_WORKER_TIMEOUTS = 2;
const BATCH_SIZE = 500;

/** Queues again the webhook events that were never processed, because a process died or the queue failed. */
export async function recoverWebhookEvents({
  config,
  db,
  queue,
  clock,
}: Pick<AppContext, 'config' | 'db' | 'queue' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - MAX_WORKER_TIMEOUTS * config.workerTimeoutMs);
  for (const { id } of await findForgottenWebhookEvents(db, before, BATCH_SIZE)) {
    await queue.enqueueWebhookEvent(id);
  }
}
