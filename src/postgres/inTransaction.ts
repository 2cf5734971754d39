import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import pg from 'pg';

/** PostgreSQL's codes for a transaction that it ended in favour of another one. */
const DEADLOCK_DETECTED = '40P01';
const SERIALIZATION_FAILURE = '40001';

const MAX_RETRIES = 3;
const FIRST_DELAY_MS = 50;

/**
 * Runs a unit of work in a transaction, and again from its start, up to three times, where PostgreSQL aborts it in
 * favour of another one. The work must not change anything outside the database that a second run would miss.
 */
export function inTransaction<T>(db: Knex, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
  return retryAborted(() => db.transaction(work));
}

/** Runs work again, up to three times, where PostgreSQL aborts it in favour of other work. */
export async function retryAborted<T>(work: () => Promise<T>): Promise<T> {
  for (let retry = 1; ; retry++) {
    try {
      return await work();
    } catch (error) {
      if (retry > MAX_RETRIES || !isAbortedForAnother(error)) throw error;
      // Random, so that two transactions that were in each other's way do not meet again.
      await setTimeout(Math.random() * FIRST_DELAY_MS * 2 ** retry);
    }
  }
}

function isAbortedForAnother(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false;
  return error.code === DEADLOCK_DETECTED || error.code === SERIALIZATION_FAILURE;
}
