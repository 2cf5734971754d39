import type { AgendaBackend, NotificationChannel } from 'agenda';

/** Where jobs are stored: in PostgreSQL, or in MongoDB for users who already run it. */
export interface JobStore {
  /** It is already connected, and Agenda does not close it. The caller that opened the store closes it. */
  backend: AgendaBackend;
  notificationChannel: NotificationChannel;
  /** How often a worker polls for work that no notification announced. */
  pollIntervalMs: number;
  /** Notifies the workers of other processes that a job is due, when this process runs no worker. */
  announce(job: { id: string; name: string }): Promise<void>;
  /** Runs `work` while no other process runs work under the same lock; concurrent callers wait. */
  withExclusiveLock(work: () => Promise<void>): Promise<void>;
  /** Releases the job locks that a process holds, so that others need not wait until they expire. */
  releaseLocks(processName: string): Promise<void>;
  /**
   * Repairs what a clock that was ahead has written: jobs of this name that are scheduled after `runBy` become
   * due now, and job locks taken after `lockedBy` are released.
   */
  repairSchedules(name: string, latest: { runBy: Date; lockedBy: Date }): Promise<void>;
  close(): Promise<void>;
}

export interface JobStoreOptions {
  url: string;
  outage: Outage;
}

/** What `peekJobStore` reads without creating anything in the store. */
export interface JobStorePeek {
  /** When a worker last started the recurring job; null if never. */
  lastRunAt: Date | null;
}

/** Reported to by every part that talks to the store, so that an outage is logged once. */
export interface Outage {
  failed(error: unknown): void;
  ended(): void;
}
