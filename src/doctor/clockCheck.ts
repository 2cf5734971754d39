import type { Knex } from 'knex';
import { type Check, notConfigured, ok, problem, warning } from './finding.ts';
import type { ClockReading } from './providerAccess.ts';

/** Webhooks with a timestamp further in the future are rejected. */
const MAX_BEHIND_MS = 5_000;
/** Teller's webhooks are rejected after three minutes; the difference is left for their delivery. */
const MAX_AHEAD_MS = 150_000;
/** Jobs are scheduled with the database's clock and with that of this process. */
const MAX_DATABASE_OFFSET_MS = 60_000;
const SET_CLOCK = 'Synchronize the clock of this machine with NTP.';

/** `readProviders` returns a reading of the clock of each configured provider that could be reached. */
export function clockCheck(
  db: Knex | null,
  readProviders: () => Promise<ClockReading[]>,
  now: () => Date,
): Check {
  return {
    name: 'clock',
    async run() {
      const providers = await readProviders();
      for (const reading of providers) {
        const aheadMs = certainOffsetMs(reading);
        const offset = describeOffset(aheadMs, reading);
        if (aheadMs > MAX_AHEAD_MS || aheadMs < -MAX_BEHIND_MS) {
          return problem(`${offset}, so webhooks are rejected.`, SET_CLOCK);
        }
        if (aheadMs > MAX_BEHIND_MS) {
          return warning(`${offset}; webhooks may be rejected as too old.`, SET_CLOCK);
        }
      }
      const database = db ? await readDatabaseClock(db, now) : null;
      const readings = [...providers, ...(database ? [database] : [])];
      if (database) {
        const aheadMs = certainOffsetMs(database);
        const isFar = Math.abs(aheadMs) > MAX_DATABASE_OFFSET_MS;
        if (Math.abs(aheadMs) > MAX_BEHIND_MS) {
          return (isFar ? problem : warning)(
            `${describeOffset(aheadMs, database)}, so jobs run early or late.`,
            'Synchronize the clocks of this machine and of the database server with NTP.',
          );
        }
      }
      if (readings.length === 0) return notConfigured('There is no other clock to compare this one with.');
      return ok(`The clock agrees with ${readings.map(({ source }) => source).join(' and ')}.`);
    },
  };
}

async function readDatabaseClock(db: Knex, now: () => Date): Promise<ClockReading> {
  // The first query may have to open a connection, whose time must not count as uncertainty.
  await db.raw('select 1');
  const sentAt = now().getTime();
  const startedAt = performance.now();
  const { rows } = await db.raw('select clock_timestamp() as time');
  const tookMs = performance.now() - startedAt;
  const localTime = new Date(sentAt + tookMs / 2);
  return { source: 'the database', remoteTime: rows[0].time, localTime, uncertaintyMs: tookMs / 2 };
}

/** The milliseconds that this clock is ahead by at least (negative: behind), given the reading's uncertainty. */
function certainOffsetMs({ localTime, remoteTime, uncertaintyMs }: ClockReading): number {
  const offsetMs = localTime.getTime() - remoteTime.getTime();
  return Math.sign(offsetMs) * Math.max(0, Math.abs(offsetMs) - uncertaintyMs);
}

function describeOffset(aheadMs: number, { source }: ClockReading): string {
  const direction = aheadMs > 0 ? 'ahead of' : 'behind';
  return `The clock is ${Math.round(Math.abs(aheadMs) / 1000)} s ${direction} ${source}`;
}
