import type { Campaign } from './campaign.ts';
import { commandLine } from './data/commandLine.ts';
import { earlierSchemas } from './data/earlierSchemas.ts';
import { fullDisk } from './data/fullDisk.ts';
import { openHome } from './data/home.ts';
import { largeLedger } from './data/largeLedger.ts';
import { refusals } from './data/refusals.ts';
import { writingMeanwhile } from './data/writingMeanwhile.ts';
import { withTestServer } from './withTestServer.ts';

/** What is stored outlives the machine and the release: backups, and migrations with data. */
export const data: Campaign = {
  name: 'data',
  run: (size) =>
    withTestServer(async () => {
      const home = await openHome();
      try {
        return [
          ...(await commandLine(home, size)),
          ...(await refusals(home, size)),
          await writingMeanwhile(home.folder, size),
          ...(size === 'whole' ? [await largeLedger(home.folder)] : []),
          await fullDisk(home),
          await earlierSchemas(home, size),
        ];
      } finally {
        await home.close();
      }
    }),
};
