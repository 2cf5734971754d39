import { type Campaign, notPlayed, type Trial } from './campaign.ts';
import { crashedDatabase } from './faults/crashedDatabase.ts';
import { exhaustedPool } from './faults/exhaustedPool.ts';
import { fullDisk } from './faults/fullDisk.ts';
import { killedConnections } from './faults/killedConnections.ts';
import { outage } from './faults/outage.ts';
import { setClock } from './faults/setClock.ts';
import { openSite } from './faults/site.ts';
import { slowBank } from './faults/slowBank.ts';
import { termination } from './faults/termination.ts';

const whole = [
  outage,
  killedConnections,
  crashedDatabase,
  fullDisk,
  exhaustedPool,
  slowBank,
  setClock,
  termination,
];
/** What takes long and is held by tests of its own besides is left to the whole size. */
const short = [outage, killedConnections, crashedDatabase, exhaustedPool, setClock, termination];

/** What the world does to a server: the database, the bank, the supervisor and the clock misbehave. */
export const faults: Campaign = {
  name: 'faults',
  async run(size) {
    const site = await openSite();
    try {
      const trials: Trial[] = [];
      for (const fault of size === 'short' ? short : whole)
        trials.push(...(await fault(site, size).catch(notPlayed(fault.name))));
      return trials;
    } finally {
      await site.close();
    }
  },
};
