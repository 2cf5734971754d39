import type { AppContext } from '../context.ts';
import { revokeConnection } from '../linking/removeConnection.ts';
import { findPendingRevocations } from '../store/connections.ts';
import { keepQueuedSyncLogs, pruneSyncLogs } from '../store/syncLogs.ts';
import { pruneWebhookEvents } from '../store/webhookEvents.ts';
import { closeStaleSyncs, SignsOfLife } from '../sync/closeStaleSyncs.ts';
import { requestDueSyncs } from '../sync/requestSync.ts';
import { syncConnection } from '../sync/syncConnection.ts';
import { processWebhookEvent } from '../webhooks/processWebhookEvent.ts';
import { recoverWebhookEvents } from '../webhooks/recoverWebhookEvents.ts';
import type { Interval } from './interval.ts';
import type { JobDefinitions } from './jobRunner.ts';

type Nothing = Record<never, never>;

interface QueuedSync {
  syncLogId: string;
  connectionId: string;
}

/** Every job there is, with the data it is given. */
export interface Work {
  'sync due connections': Nothing;
  'sync connection': QueuedSync;
  'sync all connections': { syncs: QueuedSync[] };
  'revoke connection': { connectionId: string };
  'revoke removed connections': Nothing;
  'close stale syncs': Nothing;
  'process webhook event': { webhookEventId: string };
  'recover webhook events': Nothing;
  'prune history': Nothing;
}

/** What jobs about the queue itself need of it. */
interface OwnQueue {
  waiting<Name extends keyof Work>(name: Name): Promise<Work[Name][]>;
  forgetFailed(before: Date): Promise<number>;
}

type WorkContext = Omit<AppContext, 'scheduler'>;

const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60 * MS_PER_SECOND;
const MS_PER_DAY = 24 * 60 * MS_PER_MINUTE;
const SYNC_LOG_DAYS = 90;
const WEBHOOK_EVENT_DAYS = 30;
const FAILED_JOB_DAYS = 7;
const MOST_REVOCATIONS = 100;
/** Longer than linking a login ever takes. */
const LINK_PATIENCE_MS = 10 * MS_PER_MINUTE;
const LONGEST_REVOCATION_PAUSE_MS = 6 * 60 * MS_PER_MINUTE;

/** A name, a schedule, one call inward: what happens stands there. */
export function createDefinitions(
  context: () => WorkContext,
  queue: OwnQueue,
  { workerTimeoutMs }: Pick<WorkContext['config'], 'workerTimeoutMs'>,
): JobDefinitions<Work> {
  const signs = new SignsOfLife(workerTimeoutMs);
  return {
    'sync due connections': {
      concurrency: 1,
      every: '1 minute',
      run: async () => void (await requestDueSyncs(context())),
    },

    'sync connection': {
      concurrency: 4,
      retryAfterMs: aFewTimes,
      run: ({ syncLogId }, stopping) => syncConnection(context(), syncLogId, stopping),
    },

    'sync all connections': {
      concurrency: 1,
      retryAfterMs: aFewTimes,
      async run({ syncs }, stopping) {
        for (const [position, { syncLogId }] of syncs.entries()) {
          // What has not begun goes on elsewhere, one after another as here.
          if (stopping.aborted) return context().queue.enqueueSyncs(syncs.slice(position));
          await syncConnection(context(), syncLogId, stopping);
        }
      },
    },

    'revoke connection': {
      concurrency: 2,
      retryAfterMs: (failures) => Math.min(MS_PER_MINUTE * 2 ** (failures - 1), LONGEST_REVOCATION_PAUSE_MS),
      run: ({ connectionId }) => revokeConnection(context(), connectionId),
    },

    // A process may die between removing a connection, or linking one, and asking for the job above.
    'revoke removed connections': {
      concurrency: 1,
      every: '1 hour',
      async run() {
        const waiting = new Set(
          (await queue.waiting('revoke connection')).map(({ connectionId }) => connectionId),
        );
        const { db, clock } = context();
        const untouchedSince = new Date(clock.now().getTime() - LINK_PATIENCE_MS);
        for (const { id } of await findPendingRevocations(db, untouchedSince, MOST_REVOCATIONS)) {
          if (!waiting.has(id)) await context().queue.enqueueRevocation(id);
        }
      },
    },

    'close stale syncs': {
      concurrency: 1,
      every: every(workerTimeoutMs),
      async run() {
        const { db, clock } = context();
        const single = await queue.waiting('sync connection');
        const sequences = await queue.waiting('sync all connections');
        const queued = [...single, ...sequences.flatMap(({ syncs }) => syncs)];
        await keepQueuedSyncLogs(
          db,
          queued.map(({ syncLogId }) => syncLogId),
          clock.now(),
        );
        await closeStaleSyncs(context(), signs);
      },
    },

    // One at a time: of two deliveries about a login the later one counts.
    'process webhook event': {
      concurrency: 1,
      retryAfterMs: aFewTimes,
      run: ({ webhookEventId }) => processWebhookEvent(context(), webhookEventId),
    },

    'recover webhook events': {
      concurrency: 1,
      every: every(5 * workerTimeoutMs),
      run: () => recoverWebhookEvents(context()),
    },

    'prune history': {
      concurrency: 1,
      every: '1 day',
      async run() {
        const { db, clock, log } = context();
        const daysAgo = (days: number) => new Date(clock.now().getTime() - days * MS_PER_DAY);
        const syncLogs = await pruneSyncLogs(db, daysAgo(SYNC_LOG_DAYS));
        const webhookEvents = await pruneWebhookEvents(db, daysAgo(WEBHOOK_EVENT_DAYS));
        const failedJobs = await queue.forgetFailed(daysAgo(FAILED_JOB_DAYS));
        log.info({ syncLogs, webhookEvents, failedJobs }, 'history pruned');
      },
    },
  };
}

const every = (milliseconds: number): Interval => `${milliseconds / MS_PER_SECOND} seconds`;

/** For work that fails on our side: the database went away. What remains is healed by `close stale syncs`. */
function aFewTimes(failures: number): number | null {
  return failures < 4 ? 5_000 * 2 ** failures : null;
}
