import type { AgendaBackend, NotificationChannel } from 'agenda';
import type { Work } from './definitions.ts';
import { namingOutages } from './jobStoreUnavailable.ts';
import type { Outage } from './logOncePerOutage.ts';

/** Where jobs are kept. There are two: PostgreSQL, and MongoDB for those who run it already. */
export interface JobStore {
  /** Connected already, and left open by Agenda: whoever opened the store closes it. */
  backend: AgendaBackend;
  notificationChannel: NotificationChannel;
  /** How often a worker looks for work that no notification told of. */
  lookEveryMs: number;
  /** Tells the workers of other processes that a job is due, where this process runs none. */
  announce(job: { id: string; name: string }): Promise<void>;
  /** Does this work while no other process does such work; those that start together take turns. */
  inTurn(work: () => Promise<void>): Promise<void>;
  /** Unlocks what a process has locked, so that others need not wait until the locks expire. */
  handBack(processName: string): Promise<void>;
  /**
   * Undoes what a clock that was ahead has written: of the jobs of this name, those to be run after `runBy`
   * are due now, and those locked after `lockedBy` are free.
   */
  bringBack(name: string, latest: { runBy: Date; lockedBy: Date }): Promise<void>;
  close(): Promise<void>;
}

export interface JobStoreOptions {
  url: string;
  outage: Outage;
}

/** What a look at a store tells without preparing it for use. */
export interface JobStoreGlimpse {
  /** When a worker began the schedule last; null if never. */
  lastRunAt: Date | null;
}

/** Looks into the store that the URL names, when a job ran last. Throws JobStoreUnavailable. */
export async function glimpseJobStore(url: string, schedule: keyof Work): Promise<JobStoreGlimpse> {
  try {
    if (!isMongo(url)) {
      const { glimpsePostgresStore } = await import('./postgresStore.ts');
      return await glimpsePostgresStore(url, schedule);
    }
    const { glimpseMongoStore } = await import('./mongoStore.ts');
    return await glimpseMongoStore(url, schedule);
  } catch (error) {
    throw namingOutages(error);
  }
}

const isMongo = (url: string): boolean => /^mongodb(\+srv)?:/.test(url);

/** Opens the store that the URL names. Rejects when it cannot be reached. */
export async function openJobStore(options: JobStoreOptions): Promise<JobStore> {
  if (isMongo(options.url)) {
    // The driver is a large one, and most never need it.
    const { openMongoStore } = await import('./mongoStore.ts');
    return openMongoStore(options);
  }
  const { openPostgresStore } = await import('./postgresStore.ts');
  return openPostgresStore(options);
}
