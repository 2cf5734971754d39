import { createHash } from 'node:crypto';
import type { AppContext } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { ProviderName } from '../providers/provider.ts';
import { ProviderError } from '../providers/provider.ts';
import { countRefusedWebhook, insertWebhookEvent } from '../store/webhookEvents.ts';

type ReceivingContext = Pick<AppContext, 'db' | 'providers' | 'queue' | 'clock' | 'log'>;

/** Long enough for the provider to recover, and for the limit on unknown keys to pass. */
const RETRY_AFTER_SECONDS = '60';

export interface Delivery {
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/**
 * Receives a provider's webhook: verifies its signature, stores it once even if it is delivered several times, and
 * queues a job that processes it.
 * @throws ApiError INVALID_SIGNATURE, or PROVIDER_ERROR with status 503 if the provider's verification key cannot be
 *   fetched. The provider then delivers the webhook again.
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
    throw new ApiError('INVALID_SIGNATURE', 'The signature is missing, invalid or too old.');
  }
  const { deliveryKey, eventType, meaning, payload } = verified;
  const digest = createHash('sha256').update(`${provider}\n${deliveryKey}\n`).update(delivery.body).digest();
  const id = await insertWebhookEvent(db, { provider, digest, eventType, meaning, sent: payload }, now);
  if (!id) return;
  // The event is stored. If it cannot be queued now, recoverWebhookEvents queues it later.
  await queue
    .enqueueWebhookEvent(id)
    .catch((error) => log.warn({ webhookEventId: id, err: error }, 'webhook event not queued'));
}

function keyUnavailable(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  throw new ApiError(
    'PROVIDER_ERROR',
    'The key for the signature could not be fetched from the provider. Deliver the webhook again.',
    {
      status: 503,
      headers: { 'Retry-After': RETRY_AFTER_SECONDS },
      details: [{ path: 'provider', code: 'provider_code', message: error.code }],
      cause: error,
    },
  );
}
