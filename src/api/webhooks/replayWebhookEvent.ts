import type { Operation } from '../../http/operation.ts';
import { reopenWebhookEvent } from '../../store/webhookEvents.ts';

export const replayWebhookEvent: Operation<'replayWebhookEvent'> = async ({ db, queue }, { path }, reply) => {
  const event = await reopenWebhookEvent(db, path.id);
  await queue.enqueueWebhookEvent(event.id);
  return reply(202, event);
};
