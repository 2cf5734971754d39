import type { Knex } from 'knex';
import { type Check, notConfigured, ok, problem, warning } from './finding.ts';
import type { ClockReading } from './providerAccess.ts';

/** Webhooks that seem to come from further in the future are refused. */
const REFUSED_FROM_MS = 5_000;
/** Teller's webhooks may be three minutes old, of which the way here needs its part. */
const REFUSED_AFTER_MS = 150_000;
/** Jobs are due by the database's clock and ours alike. */
const DATABASE_LIMIT_MS = 60_000;
const SET_CLOCK = 'Let this machine set its clock by the network (NTP).';

/** `readProviders` gives what was seen of the clocks of those that were asked. */
export function clockCheck(
  db: Knex | null,
  readProviders: () => Promise<ClockReading[]>,
  now: () => Date,
): Check {
  return {
    name: 'clock',
    async examine() {
      const providers = await readProviders();
      for (const { whose, theirs, ours, uncertaintyMs } of providers) {
        const aheadMs = beyond(ours.getTime() - theirs.getTime(), uncertaintyMs);
        if (aheadMs > REFUSED_AFTER_MS || aheadMs < -REFUSED_FROM_MS) {
          return problem(`It is ${said(aheadMs)} ${whose}'s, so webhooks are refused.`, SET_CLOCK);
        }
        if (aheadMs > REFUSED_FROM_MS) {
          return warning(`It is ${said(aheadMs)} ${whose}'s; webhooks may be taken for too old.`, SET_CLOCK);
        }
      }
      const database = db ? await readDatabaseClock(db, now) : null;
      const readings = [...providers, ...(database ? [database] : [])];
      if (database) {
        const aheadMs = beyond(database.ours.getTime() - database.theirs.getTime(), database.uncertaintyMs);
        const isFar = Math.abs(aheadMs) > DATABASE_LIMIT_MS;
        if (Math.abs(aheadMs) > REFUSED_FROM_MS) {
          return (isFar ? problem : warning)(
            `It is ${said(aheadMs)} the database's, so jobs run early or late.`,
            "Let this machine and the database's set their clocks by the network (NTP).",
          );
        }
      }
      if (readings.length === 0) return notConfigured('There is no other clock to compare it with.');
      return ok(`It agrees with ${readings.map(({ whose }) => `${whose}'s`).join(', ')}.`);
    },
  };
}

async function readDatabaseClock(db: Knex, now: () => Date): Promise<ClockReading> {
  // The first query may have to open a connection, which is no part of the way.
  await db.raw('select 1');
  const askedAt = now().getTime();
  const startedAt = performance.now();
  const { rows } = await db.raw('select clock_timestamp() as theirs');
  const tookMs = performance.now() - startedAt;
  const ours = new Date(askedAt + tookMs / 2);
  return { whose: 'the database', theirs: rows[0].theirs, ours, uncertaintyMs: tookMs / 2 };
}

/** What is left of a difference when the uncertainty is in its favour; the sign stays. */
const beyond = (differenceMs: number, uncertaintyMs: number): number =>
  Math.sign(differenceMs) * Math.max(0, Math.abs(differenceMs) - uncertaintyMs);

const said = (aheadMs: number): string =>
  `${Math.round(Math.abs(aheadMs) / 1000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
