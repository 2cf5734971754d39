import type { TellerConfig } from '../../config.ts';
import type { Provider } from '../provider.ts';
import { defaultTiming, type RetryTiming } from '../retry.ts';
import { createTellerAccess } from './access.ts';
import { createTellerClient } from './client.ts';
import { createTellerFeed } from './feed.ts';
import { createTellerLink } from './link.ts';
import { createTellerWebhooks } from './webhooks.ts';

/** Teller over mutual TLS. Throws ConfigError when a certificate cannot be read. */
export function createTellerProvider(
  config: TellerConfig,
  { timing = defaultTiming }: { timing?: RetryTiming } = {},
): Provider {
  const client = createTellerClient(config, timing);
  // A person waits for these, and proxies do so for a minute: 21 s for each is the most.
  const interactiveClient = createTellerClient(config, {
    ...timing,
    attempts: Math.min(2, timing.attempts),
    timeoutMs: Math.min(10_000, timing.timeoutMs),
    maxRetryAfterMs: 5_000,
  });
  return {
    name: 'teller',
    access: createTellerAccess(client),
    link: createTellerLink(interactiveClient, config),
    feed: createTellerFeed(client),
    webhooks: createTellerWebhooks(config.webhookSecrets),
  };
}
