import type { Readable } from 'node:stream';
import type { Knex } from 'knex';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Schema } from './contract.ts';
import type { Cursors } from './cursors.ts';
import type { ExportSlots } from './exports/exportSlots.ts';
import type { FileReaders } from './files/reading/fileReaders.ts';
import type { Logger } from './log.ts';
import type { Providers } from './providers/provider.ts';
import type { MatchingThreads } from './rules/matchingThreads.ts';
import type { Vault } from './vault.ts';

/** A connection pool or a transaction: the caller decides which. */
export type Database = Knex;

/** Whose data a database contains: the sample household's or the user's own. */
export type Household = 'sample' | 'own';

/** Queues jobs. Implemented with Agenda. */
export interface Queue {
  /** Queues the sync of a sync log. */
  enqueueSync(syncLogId: string, connectionId: string): Promise<void>;
  /** Queues syncs that run one after another. */
  enqueueSyncs(syncs: { syncLogId: string; connectionId: string }[]): Promise<void>;
  enqueueRevocation(connectionId: string): Promise<void>;
  enqueueWebhookEvent(webhookEventId: string): Promise<void>;
  /** Pairs transfers among the transactions that have changed: see store/transferPairs. It runs at once, not queued. */
  pairTransfers(): Promise<void>;
  /** Queues a look at what happened on the page of a link session. */
  enqueueLinkSession(linkSessionId: string): Promise<void>;
}

/** What a check of `breadbox doctor` found. It never contains a secret. */
export interface DiagnosticCheck {
  name: string;
  verdict: 'ok' | 'warning' | 'problem' | 'not configured';
  summary: string;
  /** Null if there is nothing to do. */
  advice: string | null;
}

/** The streams of `GET /events` that this process serves. */
export interface EventStreams {
  /** @throws ApiError RATE_LIMITED if the key has too many streams open. */
  open(key: { id: string; reach: Reach | null }): Readable;
  /** Ends all streams. */
  close(): Promise<void>;
}

export type AuditAction = Schema<'AuditAction'>;

/** Who does something, for the audit: a request with or without a key, a command, or the server itself. */
export interface AuditSource {
  actor: Schema<'AuditActor'>;
  apiKeyId: string | null;
  address: string | null;
  requestId: string | null;
}

/** Records what was done, in the database transaction that does it: see store/auditEvents. */
export type Audit = (
  trx: Database,
  event: { action: AuditAction; subjectId?: string; detail?: string | null; rowCount?: number },
) => Promise<void>;

/** Is told how jobs end, for the metrics. */
export interface JobObserver {
  jobEnded(job: string, outcome: 'success' | 'error', milliseconds: number): void;
  syncEnded(provider: string, outcome: 'success' | 'error'): void;
}

export interface AppContext {
  config: Config;
  household: Household;
  db: Database;
  log: Logger;
  clock: Clock;
  vault: Vault;
  cursors: Cursors;
  providers: Providers;
  fileReaders: FileReaders;
  matchingThreads: MatchingThreads;
  queue: Queue;
  /** Records for the request that is handled, else for the server. */
  audit: Audit;
  /** Runs the checks of `breadbox doctor`. */
  diagnose(): Promise<DiagnosticCheck[]>;
  events: Pick<EventStreams, 'open'>;
  /** For exports, which hold a connection for as long as their client reads; `limited` as in `enterReach`. */
  exportPools: { whole: Database; limited: Database };
  exportSlots: ExportSlots;
  /** The version of the newest release, from UPDATE_URL; null if that is not known. */
  newestRelease(): Promise<string | null>;
  /** Whether scheduled jobs run: in this process, or in any worker if this is an API process. */
  scheduler: { isRunning(): Promise<boolean> };
}

/** For whoever changes transactions. */
export interface AfterChanges {
  queue: Pick<Queue, 'pairTransfers'>;
}

export type Scope = 'read_only' | 'full_access';

/**
 * What an interrupted request with an Idempotency-Key has stored, for an operation of several steps: the same request,
 * sent again, continues from there.
 */
export interface Progress {
  /** The step that an earlier try has kept; null on the first. An operation finds only its own steps. */
  find<Step>(): Step | null;
  /** Keeps a step, in the transaction of its effect. */
  keep(trx: Database, step: unknown): Promise<void>;
}

/** What an API key is limited to: these accounts, and those of these users. */
export interface Reach {
  accountIds: readonly string[];
  userIds: readonly string[];
}

/** What is known about a request besides its content; the API key is null if the operation requires none. */
export interface RequestContext {
  requestId: string;
  /** The client's IP address. */
  address: string;
  /** `reach` is null for a key that is not limited. */
  apiKey: { id: string; scope: Scope; reach: Reach | null } | null;
  /** Null without an Idempotency-Key, and for an operation that is one transaction. */
  progress: Progress | null;
  /** Aborts when the client has gone away before it was answered. What only reads stops then. */
  signal: AbortSignal;
}
