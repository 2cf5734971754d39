import { setTimeout as delay } from 'node:timers/promises';
import type { Trial } from '../campaign.ts';
import { startLoad } from '../faults/load.ts';
import type { Site } from '../faults/site.ts';
import { judgeAnswers, judgeOne, judgeWrites } from '../faults/verdict.ts';

const CONNECTIONS = 64;
/** Enough to be answered for, and far less than so many ask. */
const LIMIT = { API_RATE_LIMIT_RPM: '600', API_RATE_LIMIT_BURST: '20' };

/** The same crowd with the limit on; each answer is held against the contract before it leaves. */
export async function limitedCrowd(site: Site, size: 'short' | 'whole'): Promise<Trial[]> {
  const forMs = size === 'short' ? 2_000 : 20_000;
  const installation = await site.install({ env: { ...LIMIT, CHECK_RESPONSES: 'true' } });
  try {
    const load = await startLoad(installation, { connections: CONNECTIONS });
    await delay(forMs);
    await load.stop();
    const limited = load.answers.filter(({ status }) => status === 429).length;
    return [
      judgeAnswers(
        `${CONNECTIONS} connections for ${forMs / 1000} s with the limit on: no error but 429, each answer the contract's`,
        load.answers,
        ['429 RATE_LIMITED'],
      ),
      judgeOne(
        'some are limited, and some are not',
        limited > 0 && limited < load.answers.length ? null : `${limited} of ${load.answers.length} are`,
      ),
      await judgeWrites('what was stored under the limit is whole', load, installation),
    ];
  } finally {
    await installation.remove();
  }
}
