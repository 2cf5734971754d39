import type { AppContext, JobObserver } from '../context.ts';
import { finishLinkSession, queueOpenSessions } from '../linking/finishLinkSession.ts';
import { LINK_GRACE_MS } from '../linking/linkConnection.ts';
import { revokeConnection } from '../linking/removeConnection.ts';
import { pruneDashboardKeys } from '../store/apiKeys.ts';
import { pruneAuditEvents } from '../store/auditEvents.ts';
import { findConnectionRecord, findPendingRevocations } from '../store/connections.ts';
import { pruneIdempotencyKeys } from '../store/idempotencyKeys.ts';
import { pruneLinkSessions } from '../store/linkSessions.ts';
import { pruneOperations } from '../store/operations.ts';
import { pruneRuleRuns } from '../store/ruleRuns.ts';
import { keepQueuedSyncLogs, pruneSyncLogs } from '../store/syncLogs.ts';
import { pruneWebhookEvents } from '../store/webhookEvents.ts';
import { HeartbeatMonitor, recoverStaleSyncs } from '../sync/recoverStaleSyncs.ts';
import { requestDueSyncs } from '../sync/requestSync.ts';
import { syncConnection } from '../sync/syncConnection.ts';
import { processWebhookEvent } from '../webhooks/processWebhookEvent.ts';
import { recoverWebhookEvents } from '../webhooks/recoverWebhookEvents.ts';
import type { Interval } from './agenda/interval.ts';
import type { JobDefinitions } from './agenda/jobRunner.ts';

type Nothing = Record<never, never>;

interface QueuedSync {
  syncLogId: string;
  connectionId: string;
}

/** Every job, with the type of its data. */
export interface Work {
  'sync due connections': Nothing;
  'sync connection': QueuedSync;
  'sync all connections': { syncs: QueuedSync[] };
  'revoke connection': { connectionId: string };
  'revoke removed connections': Nothing;
  'close stale syncs': Nothing;
  'process webhook event': { webhookEventId: string };
  'recover webhook events': Nothing;
  'pair transfers': Nothing;
  'finish link session': { linkSessionId: string };
  'look at link sessions': Nothing;
  'prune history': Nothing;
}

/** What the jobs that maintain the queue itself need. */
interface OwnQueue {
  listWaiting<Name extends keyof Work>(name: Name): Promise<Work[Name][]>;
  deleteFailed(before: Date): Promise<number>;
}

type WorkContext = Omit<AppContext, 'events' | 'exportPools' | 'exportSlots' | 'scheduler' | 'diagnose'>;

const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60 * MS_PER_SECOND;
const MS_PER_DAY = 24 * 60 * MS_PER_MINUTE;
const SYNC_LOG_DAYS = 90;
const WEBHOOK_EVENT_DAYS = 30;
const FAILED_JOB_DAYS = 7;
const IDEMPOTENCY_KEY_DAYS = 1;
const OPERATION_DAYS = 30;
const LINK_SESSION_DAYS = 30;
/** A year, and a month in which somebody looks at it. */
const AUDIT_EVENT_DAYS = 400;
const MAX_REVOCATIONS = 100;
const MAX_REVOCATION_DELAY_MS = 6 * 60 * MS_PER_MINUTE;

/** Each job is a name, a schedule and one call into the module that does the work. */
export function createDefinitions(
  context: () => WorkContext,
  queue: OwnQueue,
  { workerTimeoutMs }: Pick<WorkContext['config'], 'workerTimeoutMs'>,
  observer: JobObserver | null = null,
): JobDefinitions<Work> {
  const heartbeats = new HeartbeatMonitor(workerTimeoutMs);

  async function runSync({ syncLogId, connectionId }: QueuedSync, stopping: AbortSignal): Promise<void> {
    const outcome = await syncConnection(context(), syncLogId, stopping);
    if (!outcome || !observer) return;
    const connection = await findConnectionRecord(context().db, connectionId);
    if (connection) observer.syncEnded(connection.provider, outcome);
  }

  return {
    'sync due connections': {
      concurrency: 1,
      every: '1 minute',
      run: async () => void (await requestDueSyncs(context())),
    },

    'sync connection': {
      concurrency: 4,
      retryAfterMs: retryThreeTimes,
      run: (sync, stopping) => runSync(sync, stopping),
    },

    'sync all connections': {
      concurrency: 1,
      retryAfterMs: retryThreeTimes,
      async run({ syncs }, stopping) {
        for (const [position, sync] of syncs.entries()) {
          // The syncs that have not started continue in another process, still one after another.
          if (stopping.aborted) return context().queue.enqueueSyncs(syncs.slice(position));
          await runSync(sync, stopping);
        }
      },
    },

    'revoke connection': {
      concurrency: 2,
      retryAfterMs: (failures) => Math.min(MS_PER_MINUTE * 2 ** (failures - 1), MAX_REVOCATION_DELAY_MS),
      run: ({ connectionId }) => revokeConnection(context(), connectionId),
    },

    // A process may die after it has removed or linked a connection and before it enqueues the job above.
    'revoke removed connections': {
      concurrency: 1,
      every: '1 hour',
      async run() {
        const waiting = new Set(
          (await queue.listWaiting('revoke connection')).map(({ connectionId }) => connectionId),
        );
        const { db, clock } = context();
        const untouchedSince = new Date(clock.now().getTime() - LINK_GRACE_MS);
        for (const { id } of await findPendingRevocations(db, untouchedSince, MAX_REVOCATIONS)) {
          if (!waiting.has(id)) await context().queue.enqueueRevocation(id);
        }
      },
    },

    'close stale syncs': {
      concurrency: 1,
      every: every(workerTimeoutMs),
      async run() {
        const { db, clock } = context();
        const single = await queue.listWaiting('sync connection');
        const sequences = await queue.listWaiting('sync all connections');
        const queued = [...single, ...sequences.flatMap(({ syncs }) => syncs)];
        await keepQueuedSyncLogs(
          db,
          queued.map(({ syncLogId }) => syncLogId),
          clock.now(),
        );
        await recoverStaleSyncs(context(), heartbeats);
      },
    },

    // One at a time, because the later of two deliveries about a login must win.
    'process webhook event': {
      concurrency: 1,
      retryAfterMs: retryThreeTimes,
      run: ({ webhookEventId }) => processWebhookEvent(context(), webhookEventId),
    },

    'recover webhook events': {
      concurrency: 1,
      every: every(5 * workerTimeoutMs),
      run: () => recoverWebhookEvents(context()),
    },

    // A process may die after it has changed transactions and before it pairs them.
    'pair transfers': {
      concurrency: 1,
      every: '1 minute',
      run: () => context().queue.pairTransfers(),
    },

    'finish link session': {
      concurrency: 4,
      retryAfterMs: retryThreeTimes,
      run: ({ linkSessionId }) => finishLinkSession(context(), linkSessionId),
    },

    'look at link sessions': {
      concurrency: 1,
      every: '1 minute',
      run: () => queueOpenSessions(context()),
    },

    'prune history': {
      concurrency: 1,
      every: '1 day',
      async run() {
        const { db, clock, log } = context();
        const daysAgo = (days: number) => new Date(clock.now().getTime() - days * MS_PER_DAY);
        const syncLogs = await pruneSyncLogs(db, daysAgo(SYNC_LOG_DAYS));
        const ruleRuns = await pruneRuleRuns(db, daysAgo(SYNC_LOG_DAYS));
        const webhookEvents = await pruneWebhookEvents(db, daysAgo(WEBHOOK_EVENT_DAYS));
        const idempotencyKeys = await pruneIdempotencyKeys(db, daysAgo(IDEMPOTENCY_KEY_DAYS));
        const operations = await pruneOperations(db, daysAgo(OPERATION_DAYS));
        const linkSessions = await pruneLinkSessions(db, daysAgo(LINK_SESSION_DAYS));
        const dashboardKeys = await pruneDashboardKeys(db, daysAgo(OPERATION_DAYS));
        const auditEvents = await pruneAuditEvents(db, daysAgo(AUDIT_EVENT_DAYS));
        const failedJobs = await queue.deleteFailed(daysAgo(FAILED_JOB_DAYS));
        log.info(
          {
            syncLogs,
            ruleRuns,
            webhookEvents,
            idempotencyKeys,
            operations,
            linkSessions,
            dashboardKeys,
            auditEvents,
            failedJobs,
          },
          'history pruned',
        );
      },
    },
  };
}

const every = (milliseconds: number): Interval => `${milliseconds / MS_PER_SECOND} seconds`;

/** Retries failures on our side, such as a lost database. `close stale syncs` repairs what is still left. */
function retryThreeTimes(failures: number): number | null {
  return failures < 4 ? 5_000 * 2 ** failures : null;
}
