import { readBackup } from '../../../../src/backup/readBackup.ts';
import { writeBackup } from '../../../../src/backup/writeBackup.ts';
import { newId } from '../../../../src/domain/ids.ts';
import { createDatabase } from '../../../../src/postgres/database.ts';
import { createAccounts, insertRows } from '../../../support/ledgerRows.ts';
import { createTestDatabase } from '../../../support/testDatabase.ts';
import type { Trial } from '../campaign.ts';

const BACKUPS = { short: 3, whole: 20 };
const WRITERS = 3;
const FIRST_ROWS = 2_000;

/**
 * Each database transaction of a writer adds a row to the ledger and counts it in the name of its account, so in
 * any one moment the two agree. The ledger is read long after the accounts.
 */
export async function writingMeanwhile(folder: string, size: 'short' | 'whole'): Promise<Trial> {
  const database = await createTestDatabase();
  const { db } = database;
  // As the command has it: two connections of its own.
  const reader = createDatabase(database.url, { poolSize: 2 });
  const writing: Promise<void>[] = [];
  let isOver = false;
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
      for (let count = 1; !isOver; count++) {
        await db.transaction(async (trx) => {
          await insertRows(trx, accountId, [{ id: newId(), name: 'meanwhile' }]);
          await trx('accounts')
            .where('id', accountId)
            .update({ name: String(count) });
        });
        written += 1;
      }
    };
    writing.push(...accountIds.map(write));
    const lost: string[] = [];
    let seen = 0;
    for (let at = 0; at < BACKUPS[size]; at++) {
      const file = `${folder}/meanwhile.backup`;
      await writeBackup(reader, file, { now: new Date() });
      const { counted, found } = await count(file);
      seen = Math.max(seen, found);
      if (counted !== found) lost.push(`accounts count ${counted} rows, the ledger has ${found}`);
    }
    isOver = true;
    await Promise.all(writing);
    if (seen === 0) lost.push('nothing was written meanwhile');
    const figures = `${written} transactions committed meanwhile`;
    return {
      claim: 'a backup made while others write is of one moment',
      tried: BACKUPS[size],
      lost,
      figures,
    };
  } finally {
    isOver = true;
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
        if (name === 'transactions' && title === 'meanwhile') found += 1;
      }
    },
  });
  return { counted, found };
}
