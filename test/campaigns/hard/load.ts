import { asFailedCheck, type Campaign, type Check } from './campaign.ts';
import { openSite } from './faults/site.ts';
import { largeJobs } from './load/largeJobs.ts';
import { longRun } from './load/longRun.ts';
import { manyClients } from './load/manyClients.ts';
import { rateLimitedClients } from './load/rateLimitedClients.ts';

/** Many concurrent clients while syncs run: no errors, no long waits, and no growth of memory. */
export const load: Campaign = {
  name: 'load',
  async run(size) {
    const site = await openSite();
    try {
      const checks: Check[] = [];
      const all =
        size === 'short'
          ? [manyClients, rateLimitedClients]
          : [manyClients, rateLimitedClients, largeJobs, longRun];
      for (const load of all) checks.push(...(await load(site, size).catch(asFailedCheck(load.name))));
      return checks;
    } finally {
      await site.close();
    }
  },
};
