import type { Database } from '../context.ts';
import type { FeedTransaction } from '../providers/provider.ts';
import type { InvalidPayload } from './quarantinedTransactions.ts';

/** A change that a feed has delivered and the sync has not applied yet. Staging it in the database saves memory. */
export interface StagedChange {
  position: string;
  /** `invalid` rows cannot be stored and enter quarantine, see quarantinedTransactions.ts. */
  kind: StagedInput['kind'];
  /** The staged payload without `raw`, which is copied to the ledger within the database. */
  payload: unknown;
}

/** A change to stage. `externalId` is the provider's id of the transaction. */
export type StagedInput =
  | { kind: 'upsert'; payload: FeedTransaction }
  | { kind: 'remove'; payload: { externalId: string; raw?: undefined } }
  | { kind: 'invalid'; payload: InvalidPayload };

/** Appends changes in their order. `firstPosition` is the position of the first one. */
export async function stageChanges(
  db: Database,
  syncLogId: string,
  firstPosition: number,
  changes: readonly StagedInput[],
): Promise<void> {
  if (changes.length === 0) return;
  await db.raw(
    `insert into staged_changes (sync_log_id, position, kind, payload, raw)
     select :syncLogId, :first::bigint + c.at - 1, c.kind, c.payload, c.raw
     from rows from (
       unnest(:kinds::text[]), json_array_elements(:payloads::json), json_array_elements(:raws::json))
       with ordinality as c(kind, payload, raw, at)`,
    {
      syncLogId,
      first: firstPosition,
      kinds: changes.map(({ kind }) => kind),
      payloads: JSON.stringify(changes.map(({ payload }) => ({ ...payload, raw: undefined }))),
      raws: JSON.stringify(changes.map(({ payload }) => payload.raw ?? null)),
    },
  );
}

/** The next chunk after a position, in order. */
export async function readStagedChanges(
  db: Database,
  syncLogId: string,
  afterPosition: string,
  limit: number,
): Promise<StagedChange[]> {
  return db<StagedChange & { sync_log_id: string }>('staged_changes')
    .select('position', 'kind', 'payload')
    .where('sync_log_id', syncLogId)
    .where('position', '>', afterPosition)
    .orderBy('position')
    .limit(limit);
}

export async function discardStagedChanges(db: Database, syncLogId: string): Promise<void> {
  await db('staged_changes').where('sync_log_id', syncLogId).delete();
}
