import type { Knex } from 'knex';

/**
 * One row a sync. The partial unique index is what decides that at most one sync of a connection runs
 * at a time, across all processes; the heartbeat tells a crashed sync from a slow one.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create table sync_logs (
      id uuid primary key,
      short_id text not null unique,
      connection_id uuid not null references connections (id),
      trigger text not null check (trigger in ('cron', 'webhook', 'manual', 'initial')),
      status text not null check (status in ('in_progress', 'success', 'error')),
      added_count integer not null default 0,
      modified_count integer not null default 0,
      removed_count integer not null default 0,
      -- [{ account_id, added_count, modified_count, removed_count }], as committed with the rows.
      account_counts jsonb not null default '[]',
      error_code text,
      error text,
      -- Null while the job waits in the queue.
      worker text,
      attempts integer not null default 0,
      started_at timestamptz not null,
      heartbeat_at timestamptz not null,
      completed_at timestamptz
    );
    create unique index sync_logs_one_in_progress on sync_logs (connection_id) where status = 'in_progress';
    create index sync_logs_newest on sync_logs (started_at desc, id desc);
    create index sync_logs_connection on sync_logs (connection_id, started_at desc, id desc);

    -- What a provider's feed has delivered and the sync has not applied yet. Unlogged: a crash loses it,
    -- and the next run fetches again from the committed cursor.
    create unlogged table staged_changes (
      sync_log_id uuid not null,
      position bigint not null,
      kind text not null check (kind in ('upsert', 'remove')),
      payload jsonb not null,
      primary key (sync_log_id, position)
    );

    create table webhook_events (
      id uuid primary key,
      short_id text not null unique,
      provider text not null,
      -- Digest of the verified delivery: the same delivery twice is one event.
      digest bytea not null unique,
      event_type text not null,
      connection_id uuid references connections (id),
      payload jsonb not null,
      status text not null check (status in ('received', 'processed', 'ignored', 'error')),
      error text,
      received_at timestamptz not null,
      processed_at timestamptz
    );
    create index webhook_events_newest on webhook_events (received_at desc, id desc);

    create table refused_webhooks (
      provider text primary key,
      count bigint not null,
      last_refused_at timestamptz not null
    );
  `);
