import type { Campaign, Trial } from './campaign.ts';
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
      trials.push(...(await crowd(site, size)), ...(await limitedCrowd(site, size)));
      if (size === 'whole') trials.push(...(await largeWork(site)), ...(await longRun(site)));
      return trials;
    } finally {
      await site.close();
    }
  },
};
