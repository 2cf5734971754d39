import type { Operation } from '../../http/operation.ts';
import * as webhookEvents from '../../store/webhookEvents.ts';

export const listWebhookEvents: Operation<'listWebhookEvents'> = async (
  { cursors, db },
  { query },
  reply,
) => {
  const { limit, cursor } = query;
  const list = cursors.of<{ receivedAt: string; id: string }>(['listWebhookEvents']);
  const rows = await webhookEvents.listWebhookEvents(db, {
    limit: limit + 1,
    after: list.decode(cursor),
  });
  return reply(
    200,
    list.page(rows, limit, (event) => ({ receivedAt: event.received_at.toISOString(), id: event.id })),
  );
};
