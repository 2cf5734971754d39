import { writeBackup } from '../../../../src/backup/writeBackup.ts';
import { readContent } from '../../../support/databaseContent.ts';
import { type PopulatedHousehold, startPopulatedHousehold } from '../../../support/populatedHousehold.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

/** A household with data in every table, its content, and a backup of it. */
export interface BackupSource {
  household: PopulatedHousehold;
  content: Record<string, string[]>;
  /** A folder for the campaign's files. */
  folder: string;
  file: string;
  close(): Promise<void>;
}

export async function openBackupSource(): Promise<BackupSource> {
  const household = await startPopulatedHousehold();
  const folder = temporaryFolder();
  const file = `${folder.path}/household.backup`;
  const { db } = household.app.database;
  await writeBackup(db, file, { now: new Date() });
  return {
    household,
    content: await readContent(db),
    folder: folder.path,
    file,
    async close() {
      await household.close();
      folder.remove();
    },
  };
}
