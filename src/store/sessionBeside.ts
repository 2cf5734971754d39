import type { Knex } from 'knex';
import type { Database } from '../context.ts';

/** What a database of ours carries beside its pool. */
export interface BesideThePool {
  beside: Knex;
  /** Told why somebody goes on without it. */
  noteFailureBeside(error: unknown): void;
}

/**
 * The one session of this process that works for those who hold a connection of the pool already. Were it another one
 * of the pool, as many as it has could hold one each and wait for a second for ever. What runs in it must wait
 * for nothing that its caller's transaction holds.
 */
export function sessionBeside(db: Database): Knex {
  // createDatabase puts it there.
  return (db.userParams as BesideThePool).beside;
}

/** For whoever goes on without the session beside: says in the log why, so that being slower has a reason. */
export function noteFailureBeside(db: Database, error: unknown): void {
  (db.userParams as BesideThePool).noteFailureBeside(error);
}
