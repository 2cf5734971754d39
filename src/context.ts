import type { Knex } from 'knex';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import type { Providers } from './providers/provider.ts';
import type { Vault } from './vault.ts';

/** A pool, or one of its transactions: whoever opens the unit of work decides. */
export type Database = Knex;

/** Which money a database holds: the sample household, or somebody's own. */
export type Household = 'sample' | 'own';

/** How the rest of the system asks for work to be done later; Agenda stands behind it. */
export interface Queue {
  /** Runs the sync that this log row stands for. */
  enqueueSync(syncLogId: string, connectionId: string): Promise<void>;
  /** Runs the given syncs one after another. */
  enqueueSyncs(syncs: { syncLogId: string; connectionId: string }[]): Promise<void>;
  enqueueRevocation(connectionId: string): Promise<void>;
  enqueueWebhookEvent(webhookEventId: string): Promise<void>;
}

export interface AppContext {
  config: Config;
  household: Household;
  db: Database;
  log: Logger;
  clock: Clock;
  vault: Vault;
  providers: Providers;
  queue: Queue;
  /** Whether this process, or for an API process any worker, is taking scheduled work. */
  scheduler: { isRunning(): Promise<boolean> };
}

export type Scope = 'read_only' | 'full_access';

/** Who asks, known once the contract's security requirement is met. */
export interface RequestContext {
  requestId: string;
  apiKey: { id: string; scope: Scope } | null;
}
