import type { Campaign } from './campaign.ts';
import { openBackupSource } from './data/backupSource.ts';
import { commandLine } from './data/commandLine.ts';
import { concurrentWrites } from './data/concurrentWrites.ts';
import { earlierSchemas } from './data/earlierSchemas.ts';
import { fullDisk } from './data/fullDisk.ts';
import { largeLedger } from './data/largeLedger.ts';
import { refusals } from './data/refusals.ts';
import { withTestServer } from './withTestServer.ts';

/** Stored data survives a move to another machine and an upgrade: backups, and migrations with data. */
export const data: Campaign = {
  name: 'data',
  run: (size) =>
    withTestServer(async () => {
      const source = await openBackupSource();
      try {
        return [
          ...(await commandLine(source, size)),
          ...(await refusals(source, size)),
          await concurrentWrites(source.folder, size),
          ...(size === 'full' ? [await largeLedger(source.folder)] : []),
          await fullDisk(source),
          await earlierSchemas(source, size),
        ];
      } finally {
        await source.close();
      }
    }),
};
