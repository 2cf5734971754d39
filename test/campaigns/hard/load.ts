import { type Campaign, notPlayed, type Trial } from './campaign.ts';
import { openSite } from './faults/site.ts';
import { crowd } from './load/crowd.ts';
import { largeWork } from './load/largeWork.ts';
import { limitedCrowd } from './load/limitedCrowd.ts';
import { longRun } from './load/longRun.ts';

/** Many who ask at once, for a while and for long, while syncs run: no errors, no delays, no growth. */
export const load: Campaign = {
  name: 'load',
  async run(size) {
    const site = await openSite();
    try {
      const trials: Trial[] = [];
      const all = size === 'short' ? [crowd, limitedCrowd] : [crowd, limitedCrowd, largeWork, longRun];
      for (const load of all) trials.push(...(await load(site, size).catch(notPlayed(load.name))));
      return trials;
    } finally {
      await site.close();
    }
  },
};
