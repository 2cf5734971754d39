import { statSync } from 'node:fs';
import type { Database } from '../../../../src/context.ts';
import { fillLedger } from '../../../support/manyTransactions.ts';
import { createTestDatabase } from '../../../support/testDatabase.ts';
import type { Check } from '../campaign.ts';
import { command } from './command.ts';

const SMALL = 100;
const LARGE = 100_000;
/** A row takes over a kilobyte, so a command that held all rows in memory would need far more than this. */
const MAX_ADDED_MEGABYTES = 64;

/** Compares the memory that backup and restore need for few rows and for many. */
export async function largeLedger(folder: string): Promise<Check> {
  const few = await roundTrip(folder, SMALL);
  const many = await roundTrip(folder, LARGE);
  const added = { backup: many.backup - few.backup, restore: many.restore - few.restore };
  return {
    claim: `backup and restore of ${LARGE} rows need at most ${MAX_ADDED_MEGABYTES} MB more than ${SMALL} rows`,
    attempts: LARGE,
    failures: [
      ...few.failures,
      ...many.failures,
      ...Object.entries(added).flatMap(([name, megabytes]) =>
        megabytes < MAX_ADDED_MEGABYTES ? [] : [`${name} needed ${Math.round(megabytes)} MB more`],
      ),
    ],
    figures: `${many.fileMegabytes.toFixed(1)} MB file; backup ${Math.round(many.backup)} MB, ${many.backupSeconds.toFixed(1)} s; restore ${Math.round(many.restore)} MB, ${many.restoreSeconds.toFixed(1)} s; with ${SMALL} rows ${Math.round(few.backup)} and ${Math.round(few.restore)} MB`,
  };
}

async function roundTrip(folder: string, rows: number) {
  const file = `${folder}/ledger-${rows}.backup`;
  const source = await createTestDatabase();
  const target = await createTestDatabase({ migrated: false });
  try {
    await fillLedger(source.db, rows);
    const startedAt = performance.now();
    const backup = await command(['backup', file], { DATABASE_URL: source.url });
    const backedUpAt = performance.now();
    const restore = await command(['restore', file], { DATABASE_URL: target.url, BREADBOX_DATA_DIR: folder });
    const endedAt = performance.now();
    const isSame =
      backup.exitCode === 0 &&
      restore.exitCode === 0 &&
      (await digest(source.db)) === (await digest(target.db));
    return {
      backup: backup.megabytes,
      restore: restore.megabytes,
      backupSeconds: (backedUpAt - startedAt) / 1000,
      restoreSeconds: (endedAt - backedUpAt) / 1000,
      fileMegabytes: backup.exitCode === 0 ? statSync(file).size / 1e6 : 0,
      failures: isSame ? [] : [`${rows} rows did not come back: ${backup.errors}${restore.errors}`],
    };
  } finally {
    await source.drop();
    await target.drop();
  }
}

async function digest(db: Database): Promise<string> {
  const { rows } = await db.raw<{ rows: { digest: string }[] }>(
    `select count(*) || ' ' || md5(string_agg(md5(entry::text), '' order by id)) as digest from transactions as entry`,
  );
  return rows[0]?.digest ?? '';
}
