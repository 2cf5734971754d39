import type { PlaidConfig } from '../../config.ts';
import type { Provider } from '../provider.ts';
import { defaultTiming, type RetryTiming } from '../retry.ts';
import { createPlaidAccess } from './access.ts';
import { createPlaidClient } from './client.ts';
import { createPlaidFeed } from './feed.ts';
import { createPlaidLink } from './link.ts';
import { createVerificationKeys } from './verificationKeys.ts';
import { createPlaidWebhooks } from './webhooks.ts';

/** Creates the Plaid provider on top of the official SDK. */
export function createPlaidProvider(
  config: PlaidConfig,
  { timing = defaultTiming }: { timing?: RetryTiming } = {},
): Provider {
  const client = createPlaidClient(config, timing);
  // A person waits for these calls, and proxies time out after a minute: each call takes at most about 25 seconds.
  const interactiveClient = createPlaidClient(config, {
    ...timing,
    attempts: Math.min(2, timing.attempts),
    timeoutMs: Math.min(10_000, timing.timeoutMs),
    maxRetryAfterMs: 5_000,
  });
  // A webhook delivery waits for its key. If that takes too long, Plaid delivers it again.
  const keyClient = createPlaidClient(config, {
    ...timing,
    attempts: Math.min(2, timing.attempts),
    timeoutMs: 5_000,
  });
  return {
    name: 'plaid',
    access: createPlaidAccess(createPlaidClient(config, { ...timing, attempts: 1 })),
    link: createPlaidLink(interactiveClient, config),
    feed: createPlaidFeed(client),
    webhooks: createPlaidWebhooks(createVerificationKeys(keyClient)),
  };
}
