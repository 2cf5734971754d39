import { writeBackup } from '../../../../src/backup/writeBackup.ts';
import { readContent } from '../../../support/databaseContent.ts';
import { type LivedInHousehold, startLivedInHousehold } from '../../../support/livedInHousehold.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

/** A household that is lived in, its content, and a backup of it. */
export interface Home {
  household: LivedInHousehold;
  content: Record<string, string[]>;
  /** A folder for the campaign's files. */
  folder: string;
  file: string;
  close(): Promise<void>;
}

export async function openHome(): Promise<Home> {
  const household = await startLivedInHousehold();
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
