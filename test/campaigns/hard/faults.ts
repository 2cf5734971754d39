import { asFailedCheck, type Campaign, type Check } from './campaign.ts';
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
/** Leaves out faults that take long and have tests of their own. */
const short = [outage, killedConnections, crashedDatabase, exhaustedPool, setClock, termination];

/** Faults in what the server depends on: the database, the bank, the supervisor and the clock. */
export const faults: Campaign = {
  name: 'faults',
  async run(size) {
    const site = await openSite();
    try {
      const checks: Check[] = [];
      for (const fault of size === 'short' ? short : whole)
        checks.push(...(await fault(site, size).catch(asFailedCheck(fault.name))));
      return checks;
    } finally {
      await site.close();
    }
  },
};
