import { createHash } from 'node:crypto';
import type { AppContext } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { ProviderName } from '../providers/provider.ts';
import { ProviderError } from '../providers/provider.ts';
import { countRefusedWebhook, insertWebhookEvent } from '../store/webhookEvents.ts';

type ReceivingContext = Pick<AppContext, 'db' | 'providers' | 'queue' | 'clock' | 'log'>;

export interface Delivery {
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/**
 * Takes a provider's delivery: its signature is checked, it is noted once however often it comes, and a job
 * gives it its meaning.
 * @throws ApiError INVALID_SIGNATURE, or PROVIDER_ERROR when the provider cannot be asked for its key; then
 *   it sends the delivery again.
 */
export async function receiveWebhook(
  { db, providers, queue, clock, log }: ReceivingContext,
  provider: ProviderName,
  delivery: Delivery,
): Promise<void> {
  const now = clock.now();
  const verified = await providers[provider]?.webhooks?.verify({ ...delivery, now }).catch(keyUnavailable);
  if (!verified) {
    await countRefusedWebhook(db, provider, now);
    throw new ApiError('INVALID_SIGNATURE', 'The signature is missing, wrong or too old.');
  }
  const { deliveryKey, eventType, meaning, payload } = verified;
  const digest = createHash('sha256').update(`${provider}\n${deliveryKey}\n`).update(delivery.body).digest();
  const id = await insertWebhookEvent(db, { provider, digest, eventType, meaning, sent: payload }, now);
  if (!id) return;
  // The delivery is safe; should the queue be out of reach, a later look finds it.
  await queue
    .enqueueWebhookEvent(id)
    .catch((error) => log.warn({ webhookEventId: id, err: error }, 'webhook event not queued'));
}

function keyUnavailable(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  throw new ApiError('PROVIDER_ERROR', 'The provider did not give the key that the signature names.', {
    details: [{ path: 'provider', message: error.code }],
    cause: error,
  });
}
