import { createAccounts, insertRows } from '../../support/ledgerRows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { failedAttempts } from './access/failedAttempts.ts';
import { guardedOperations } from './access/guardedOperations.ts';
import { keyTiming } from './access/keyTiming.ts';
import { knownVulnerabilities } from './access/knownVulnerabilities.ts';
import { securityHeaders } from './access/securityHeaders.ts';
import type { Campaign } from './campaign.ts';
import { withTestServer } from './withTestServer.ts';

/** Authentication and authorization of every operation, and what a caller without access can find out. */
export const access: Campaign = {
  name: 'access',
  run: (size) =>
    withTestServer(async () => {
      const database = await createTestDatabase();
      try {
        await insertSampleData(database);
        return [
          ...(await guardedOperations(database)),
          ...(await failedAttempts(database)),
          ...(await keyTiming(database, size)),
          await securityHeaders(database),
          // A vulnerability published today must not fail an unrelated test run.
          ...(size === 'full' ? [await knownVulnerabilities()] : []),
        ];
      } finally {
        await database.drop();
      }
    }),
};

/** Inserts rows that a request with a wrong key could read or change. */
async function insertSampleData({ db }: TestDatabase): Promise<void> {
  const { accountIds } = await createAccounts(db, ['Checking']);
  await insertRows(db, accountIds[0] ?? '', [{ name: 'Coffee' }, { name: 'Rent' }]);
  const stamps = { created_at: new Date(), updated_at: new Date() };
  const report = { id: '01900000-0000-7000-8000-000000000001', short_id: 'report01', title: 'a', body: 'b' };
  await db('reports').insert({ ...report, ...stamps });
}
