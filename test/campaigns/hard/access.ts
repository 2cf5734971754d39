import { createAccounts, insertRows } from '../../support/ledgerRows.ts';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { failedAttempts } from './access/failedAttempts.ts';
import { guardedOperations } from './access/guardedOperations.ts';
import { keyTiming } from './access/keyTiming.ts';
import { knownVulnerabilities } from './access/knownVulnerabilities.ts';
import { securityHeaders } from './access/securityHeaders.ts';
import type { Campaign } from './campaign.ts';
import { withTestServer } from './withTestServer.ts';

/** Who is let in, and what those who are not can learn. */
export const access: Campaign = {
  name: 'access',
  run: (size) =>
    withTestServer(async () => {
      const database = await createTestDatabase();
      try {
        await furnish(database);
        return [
          ...(await guardedOperations(database)),
          ...(await failedAttempts(database)),
          ...(await keyTiming(database, size)),
          await securityHeaders(database),
          // What the registry has heard of today is not for every run of the tests to fail on.
          ...(size === 'whole' ? [await knownVulnerabilities()] : []),
        ];
      } finally {
        await database.drop();
      }
    }),
};

/** Something that a wrong key could change. */
async function furnish({ db }: TestDatabase): Promise<void> {
  const { accountIds } = await createAccounts(db, ['Checking']);
  await insertRows(db, accountIds[0] ?? '', [{ name: 'Coffee' }, { name: 'Rent' }]);
  const stamps = { created_at: new Date(), updated_at: new Date() };
  const report = { id: '01900000-0000-7000-8000-000000000001', short_id: 'report01', title: 'a', body: 'b' };
  await db('reports').insert({ ...report, ...stamps });
}
