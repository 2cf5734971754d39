import { findKnown } from '../../../contract/knownIds.ts';
import { walkContract } from '../../../contract/walkContract.ts';
import type { TestApp } from '../../../support/testApp.ts';
import type { Check } from '../campaign.ts';
import { auditWrites } from './auditWrites.ts';

const REQUESTS = { short: 1_500, full: 20_000 };
/** The only key whose id the requests may use, or the run would revoke its own. */
const REVOCABLE = 'to be revoked';

/**
 * Sends hostile requests to every operation of the contract, many of them for existing resources. They are sent
 * one at a time, so that every write can be attributed to its request.
 */
export async function generatedInput(app: TestApp, size: 'short' | 'full'): Promise<Check> {
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
    concurrency: 1,
    async findMoreProblems(operationId, status) {
      const writes = await audit.take();
      const stored = status >= 400 ? writes.map((write) => `refused but stored: ${write}`) : [];
      // The database is always available here. Readiness is 503 because no worker runs.
      const isAway = status === 503 && operationId !== 'getReadiness';
      return isAway ? [...stored, 'the server reports that its database is unavailable'] : stored;
    },
  });
  const statuses = [...walk.statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status}`);
  return {
    claim: 'a hostile request to any operation gets a declared answer, and stores nothing if refused',
    attempts: walk.requests,
    failures: walk.violations.map(
      ({ request, status, problem }) => `${request} answered ${status}: ${problem}`,
    ),
    figures: `seed ${seed}; ${statuses.join(', ')}`,
  };
}
