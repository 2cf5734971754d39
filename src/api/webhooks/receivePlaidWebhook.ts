import type { Operation } from '../../http/operation.ts';
import { receiveWebhook } from '../../webhooks/receiveWebhook.ts';

export const receivePlaidWebhook: Operation<'receivePlaidWebhook'> = async (
  context,
  { headers, rawBody },
  reply,
) => {
  await receiveWebhook(context, 'plaid', { headers, body: rawBody });
  return reply(200, { received: true });
};
