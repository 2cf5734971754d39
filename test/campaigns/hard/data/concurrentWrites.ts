import { readBackup } from '../../../../src/backup/readBackup.ts';
import { writeBackup } from '../../../../src/backup/writeBackup.ts';
import { newId } from '../../../../src/domain/ids.ts';
import { createDatabase } from '../../../../src/postgres/database.ts';
import { createAccounts, insertRows } from '../../../support/ledgerRows.ts';
import { createTestDatabase } from '../../../support/testDatabase.ts';
import type { Check } from '../campaign.ts';

const BACKUPS = { short: 3, full: 20 };
const WRITERS = 3;
const FIRST_ROWS = 2_000;

/**
 * Each database transaction of a writer inserts a row and stores the number of rows in its account's name, so the
 * two agree in every snapshot. A backup reads the transactions long after the accounts.
 */
export async function concurrentWrites(folder: string, size: 'short' | 'full'): Promise<Check> {
  const database = await createTestDatabase();
  const { db } = database;
  // The backup command opens a pool of the same size.
  const reader = createDatabase(database.url, { poolSize: 2 });
  const writing: Promise<void>[] = [];
  let isStopped = false;
  let written = 0;
  try {
    const names = Array.from({ length: WRITERS }, (_, at) => `writer ${at}`);
    const { accountIds } = await createAccounts(db, names);
    await db('accounts').update({ name: '0' });
    await insertRows(
      db,
      accountIds[0] ?? '',
      Array.from({ length: FIRST_ROWS }, () => ({ name: 'before' })),
    );
    const write = async (accountId: string) => {
      for (let count = 1; !isStopped; count++) {
        await db.transaction(async (trx) => {
          await insertRows(trx, accountId, [{ id: newId(), name: 'concurrent' }]);
          await trx('accounts')
            .where('id', accountId)
            .update({ name: String(count) });
        });
        written += 1;
      }
    };
    writing.push(...accountIds.map(write));
    const failures: string[] = [];
    let seen = 0;
    for (let at = 0; at < BACKUPS[size]; at++) {
      const file = `${folder}/concurrent.backup`;
      await writeBackup(reader, file, { now: new Date() });
      const { counted, found } = await count(file);
      seen = Math.max(seen, found);
      if (counted !== found) failures.push(`accounts count ${counted} rows, the ledger has ${found}`);
    }
    isStopped = true;
    await Promise.all(writing);
    if (seen === 0) failures.push('no backup contains a concurrent write');
    const figures = `${written} transactions committed during the backups`;
    return {
      claim: 'a backup made during concurrent writes is a consistent snapshot',
      attempts: BACKUPS[size],
      failures,
      figures,
    };
  } finally {
    isStopped = true;
    await Promise.allSettled(writing);
    await reader.destroy();
    await database.drop();
  }
}

async function count(file: string): Promise<{ counted: number; found: number }> {
  let counted = 0;
  let found = 0;
  await readBackup(file, {
    async rows({ name, columns }, rows) {
      for (const row of rows) {
        const title = JSON.parse(row)[columns.indexOf('name')];
        if (name === 'accounts') counted += Number(title);
        if (name === 'transactions' && title === 'concurrent') found += 1;
      }
    },
  });
  return { counted, found };
}
