import type { Operation } from '../../http/operation.ts';
import { receiveWebhook } from '../../webhooks/receiveWebhook.ts';

export const receiveTellerWebhook: Operation<'receiveTellerWebhook'> = async (
  context,
  { headers, rawBody },
  reply,
) => {
  await receiveWebhook(context, 'teller', { headers, body: rawBody });
  return reply(200, { received: true });
};
