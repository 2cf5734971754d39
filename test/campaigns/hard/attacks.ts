import { measureAttack } from './attacks/attack.ts';
import { createAttacks } from './attacks/attacks.ts';
import { heavyJobs } from './attacks/heavyJobs.ts';
import { startVictim } from './attacks/victim.ts';
import { asFailedCheck, type Campaign, type Check } from './campaign.ts';
import { withTestServer } from './withTestServer.ts';

/**
 * The short size runs beside other tests, which slow down both kinds of rounds at random: it only tells an attack that
 * succeeds, which used to stop the server for seconds or minutes.
 */
const SIZES = {
  short: { transactions: 10_000, rounds: 1, phaseMs: 1_000, maxRatio: 20 },
  full: { transactions: 100_000, rounds: 5, phaseMs: 4_000, maxRatio: 3 },
};

/** One client that does its worst, while another one reads: times, memory, and what goes on after it has left. */
export const attacks: Campaign = {
  name: 'attacks',
  run: (size) =>
    withTestServer(async () => {
      const { transactions, ...measured } = SIZES[size];
      const victim = await startVictim(transactions);
      try {
        const checks: Check[] = [];
        for (const attack of createAttacks()) {
          checks.push(...(await measureAttack(victim, attack, measured).catch(asFailedCheck(attack.name))));
        }
        const jobs = heavyJobs(victim, size, size === 'short' ? 3_000 : 30_000);
        return [...checks, ...(await jobs.catch(asFailedCheck('heavyJobs')))];
      } finally {
        await victim.close();
      }
    }),
};
