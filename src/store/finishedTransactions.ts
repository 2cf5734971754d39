import type { Database } from '../context.ts';
import { NEW_COLUMNS, NEW_VALUES, type NewTransaction, toNewRecords } from './ledger.ts';
import { sessionBeside } from './sessionBeside.ts';

/**
 * New rows on their way into the ledger by two sessions: while one writes a stretch with all its indexes, the other
 * makes the rows of the next. Making a row costs PostgreSQL as much as storing it.
 */

/** A part of a batch whose rows are finished beside the ledger. */
export interface FinishedStretch {
  batchId: string;
  stretch: number;
}

/** What the trigger makes of the others. */
const RENDERED_COLUMNS = 'category_slug, search_text, view';

/**
 * Does all of insertTransactions that needs no ledger, in the session beside the one that writes it: that one sees
 * the rows, and nobody else does before insertFinished. What is finished there and not stored is to be discarded.
 */
export async function finishTransactions(
  db: Database,
  rows: readonly NewTransaction[],
  { batchId, stretch }: FinishedStretch,
  syncLogId: string | null,
  now: Date,
): Promise<void> {
  await sessionBeside(db).raw(
    `insert into finished_transactions (batch_id, stretch, ${NEW_COLUMNS})
     select :batchId, :stretch, ${NEW_VALUES}`,
    { batchId, stretch, records: toNewRecords(rows, now), syncLogId, now },
  );
}

/** Stores the rows of a stretch that finishTransactions has finished; returns how many there were. */
export async function insertFinished(db: Database, { batchId, stretch }: FinishedStretch): Promise<number> {
  const columns = `${NEW_COLUMNS}, ${RENDERED_COLUMNS}`;
  const { rowCount } = await db.raw(
    `insert into transactions (${columns})
     select ${columns} from finished_transactions where batch_id = :batchId and stretch = :stretch`,
    { batchId, stretch },
  );
  return rowCount;
}

export async function discardFinished(db: Database, batchId: string): Promise<void> {
  await db('finished_transactions').where('batch_id', batchId).delete();
}

/** What batches of before have left behind: those whose process was killed, and that nobody asks for again. */
export async function pruneFinished(db: Database, before: Date): Promise<number> {
  return db('finished_transactions').where('created_at', '<', before).delete();
}
