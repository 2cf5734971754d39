import { setTimeout as delay } from 'node:timers/promises';
import type { Check } from '../campaign.ts';
import { checkAnswers, checkOne, checkWrites } from '../faults/checks.ts';
import { startLoad } from '../faults/load.ts';
import type { Site } from '../faults/site.ts';

const CONNECTIONS = 64;
/** Allows some requests, and far fewer than the clients send. */
const LIMIT = { API_RATE_LIMIT_RPM: '600', API_RATE_LIMIT_BURST: '20' };

/** The same number of clients with the rate limit on; the server validates each answer against the contract. */
export async function rateLimitedClients(site: Site, size: 'short' | 'full'): Promise<Check[]> {
  const forMs = size === 'short' ? 2_000 : 20_000;
  const installation = await site.install({ env: { ...LIMIT, CHECK_RESPONSES: 'true' } });
  try {
    const load = await startLoad(installation, { connections: CONNECTIONS });
    await delay(forMs);
    await load.stop();
    const limited = load.answers.filter(({ status }) => status === 429).length;
    return [
      checkAnswers(
        `${CONNECTIONS} connections for ${forMs / 1000} s with a rate limit get no error but 429, and only valid answers`,
        load.answers,
        ['429 RATE_LIMITED'],
      ),
      checkOne(
        'some requests are limited and some are not',
        limited > 0 && limited < load.answers.length ? null : `${limited} of ${load.answers.length} are`,
      ),
      await checkWrites(
        'every write confirmed under the rate limit is stored completely',
        load,
        installation,
      ),
    ];
  } finally {
    await installation.remove();
  }
}
