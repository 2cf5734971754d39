import type { PlaidConfig } from '../../config.ts';
import type { Provider } from '../provider.ts';
import { defaultTiming, type RetryTiming } from '../retry.ts';
import { createPlaidAccess } from './access.ts';
import { createPlaidClient } from './client.ts';
import { createPlaidFeed } from './feed.ts';
import { createPlaidLink } from './link.ts';
import { createVerificationKeys } from './verificationKeys.ts';
import { createPlaidWebhooks } from './webhooks.ts';

/** Plaid through its official SDK. */
export function createPlaidProvider(
  config: PlaidConfig,
  { timing = defaultTiming }: { timing?: RetryTiming } = {},
): Provider {
  const client = createPlaidClient(config, timing);
  // A person waits for these, and proxies do so for a minute: 21 s for each is the most.
  const brisk = createPlaidClient(config, {
    ...timing,
    attempts: Math.min(2, timing.attempts),
    timeoutMs: Math.min(10_000, timing.timeoutMs),
    longestRetryAfterMs: 5_000,
  });
  // A delivery waits for its key; if it takes long, Plaid sends it again.
  const impatient = createPlaidClient(config, {
    ...timing,
    attempts: Math.min(2, timing.attempts),
    timeoutMs: 5_000,
  });
  return {
    name: 'plaid',
    access: createPlaidAccess(createPlaidClient(config, { ...timing, attempts: 1 })),
    link: createPlaidLink(brisk, config),
    feed: createPlaidFeed(client),
    webhooks: createPlaidWebhooks(createVerificationKeys(impatient)),
  };
}
