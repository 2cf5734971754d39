import { findKnown } from '../../../contract/knownIds.ts';
import { walkContract } from '../../../contract/walkContract.ts';
import type { TestApp } from '../../../support/testApp.ts';
import type { Trial } from '../campaign.ts';
import { auditWrites } from './auditWrites.ts';

const REQUESTS = { short: 1_500, whole: 20_000 };
/** Of the keys only this one may be named, or the walk would end with its own. */
const REVOCABLE = 'to be revoked';

/**
 * Sends the whole contract hostile requests, many of them about what is there. One at a time, so that it is
 * known of each what it wrote.
 */
export async function generatedInput(app: TestApp, size: 'short' | 'whole'): Promise<Trial> {
  const seed = Number(process.env['BREADBOX_TEST_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`      input: seed ${seed} (BREADBOX_TEST_SEED=${seed} repeats it)`);
  await app.post('/api/v1/api-keys', { name: REVOCABLE, scope: 'read_only' });
  const { db } = app.database;
  const known = {
    ...(await findKnown(db)),
    'api-keys': await db('api_keys').where('name', REVOCABLE).pluck('id'),
  };
  const audit = await auditWrites(db);
  const walk = await walkContract({
    url: app.url,
    key: app.keys.full_access,
    requests: REQUESTS[size],
    seed,
    known,
    atOnce: 1,
    async findMore(operationId, status) {
      const writes = await audit.take();
      const stored = status >= 400 ? writes.map((write) => `refused, and yet stored: ${write}`) : [];
      // The database is there all the time. Readiness says truly that no worker runs.
      const isAway = status === 503 && operationId !== 'getReadiness';
      return isAway ? [...stored, 'the server says that its database is away'] : stored;
    },
  });
  const statuses = [...walk.statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status}`);
  return {
    claim:
      'hostile requests over the whole contract: an answer, as declared, and nothing stored when refused',
    tried: walk.requests,
    lost: walk.violations.map(({ request, status, problem }) => `${request} answered ${status}: ${problem}`),
    figures: `seed ${seed}; ${statuses.join(', ')}`,
  };
}
