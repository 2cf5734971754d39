import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';

/** What the streams of `GET /events` show, as their events have it. */
export interface EventState {
  connections: Schema<'ConnectionEvent'>[];
  /** In the order in which they started. */
  syncs: Schema<'SyncEvent'>[];
}

export interface StateQuery {
  /** Syncs to show whether or not they are the latest. */
  syncLogIds: readonly string[];
  /** The API keys to check. */
  keyIds: readonly string[];
  now: Date;
}

interface StateRow {
  valid_key_ids: string[];
  connection_id: string | null;
  institution_name: string;
  connection_status: Schema<'ConnectionStatus'>;
  connection_error_code: string | null;
  connection_error_message: string | null;
  last_synced_at: Date | null;
  sync_log_id: string | null;
  trigger: Schema<'SyncTrigger'>;
  status: Schema<'SyncStatus'>;
  fetched_count: number;
  added_count: number;
  modified_count: number;
  removed_count: number;
  error_code: string | null;
  error: string | null;
  started_at: Date;
  completed_at: Date | null;
}

/** Tolerates the difference between the clocks of two machines. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Reads every connection with its latest sync and the one in progress, and the syncs with the given ids, in one
 * statement. Each part of it is found by an index, because it is sent every second while somebody listens. A sync that
 * began in the future was recorded before the clock was set back, and is no latest one.
 * @returns also those of the given API keys that are neither revoked nor expired.
 */
export async function readEventState(
  db: Database,
  { syncLogIds, keyIds, now }: StateQuery,
): Promise<EventState & { validKeyIds: string[] }> {
  const { rows } = await db.raw<{ rows: StateRow[] }>(
    `select k.valid_key_ids, c.id as connection_id, c.institution_name, c.status as connection_status,
       c.error_code as connection_error_code, c.error_message as connection_error_message, c.last_synced_at,
       s.id as sync_log_id, s.trigger, s.status, s.fetched_count, s.added_count, s.modified_count, s.removed_count,
       s.error_code, s.error, s.started_at, s.completed_at
     from (
       select array(
         select id from api_keys
         where id = any (:keyIds::uuid[]) and revoked_at is null and (expires_at is null or expires_at > :now)
       ) as valid_key_ids) as k
     left join connections c on true
     left join lateral (
       select * from sync_logs where id in (
         select id from sync_logs where connection_id = c.id and status = 'in_progress'
         union all
         select id from sync_logs where connection_id = c.id and id = any (:syncLogIds::uuid[])
         union all
         (select id from sync_logs where connection_id = c.id and started_at <= :latestStart
          order by started_at desc, id desc limit 1))
     ) as s on true
     order by c.id, s.started_at, s.id`,
    {
      keyIds: [...keyIds],
      syncLogIds: [...syncLogIds],
      now,
      latestStart: new Date(now.getTime() + CLOCK_SKEW_MS),
    },
  );
  const connections = new Map<string, Schema<'ConnectionEvent'>>();
  const syncs: Schema<'SyncEvent'>[] = [];
  for (const row of rows) {
    if (row.connection_id === null) continue;
    connections.set(row.connection_id, toConnection(row.connection_id, row));
    if (row.sync_log_id !== null) syncs.push(toSync(row.sync_log_id, row.connection_id, row));
  }
  return { connections: [...connections.values()], syncs, validKeyIds: rows[0]?.valid_key_ids ?? [] };
}

const toConnection = (id: string, row: StateRow): Schema<'ConnectionEvent'> => ({
  connection_id: id,
  institution_name: row.institution_name,
  status: row.connection_status,
  error_code: row.connection_error_code,
  error_message: row.connection_error_message,
  last_synced_at: row.last_synced_at?.toISOString() ?? null,
});

const toSync = (id: string, connectionId: string, row: StateRow): Schema<'SyncEvent'> => ({
  sync_log_id: id,
  connection_id: connectionId,
  trigger: row.trigger,
  status: row.status,
  fetched_count: row.fetched_count,
  added_count: row.added_count,
  modified_count: row.modified_count,
  removed_count: row.removed_count,
  error_code: row.error_code,
  error: row.error,
  started_at: row.started_at.toISOString(),
  completed_at: row.completed_at?.toISOString() ?? null,
});
