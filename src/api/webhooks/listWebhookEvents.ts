import { decodeTimestampCursor, toPage } from '../../http/cursor.ts';
import type { Operation } from '../../http/operation.ts';
import * as webhookEvents from '../../store/webhookEvents.ts';

export const listWebhookEvents: Operation<'listWebhookEvents'> = async ({ db }, { query }, reply) => {
  const { limit, cursor } = query;
  const binding = ['listWebhookEvents'];
  const after = decodeTimestampCursor(binding, cursor);
  const rows = await webhookEvents.listWebhookEvents(db, {
    limit: limit + 1,
    after: after && { receivedAt: after.timestamp, id: after.id },
  });
  return reply(
    200,
    toPage(rows, limit, binding, (event) => [event.received_at.toISOString(), event.id]),
  );
};
