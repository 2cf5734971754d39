import type { Knex } from 'knex';

/** One row a sync, and what a sync cannot store yet. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table sync_logs (
      id uuid primary key,
      short_id text not null unique,
      connection_id uuid not null references connections (id),
      trigger text not null check (trigger in ('cron', 'webhook', 'manual', 'initial')),
      -- A full sync pulls everything that the provider has, from no cursor. It is recorded so that another worker
      -- that takes the sync over does the same.
      is_full boolean not null default false,
      status text not null check (status in ('in_progress', 'success', 'error')),
      -- Counted while the sync runs. The next three are of stored rows, so a failed sync has none.
      fetched_count integer not null default 0,
      added_count integer not null default 0,
      modified_count integer not null default 0,
      removed_count integer not null default 0,
      quarantined_count integer not null default 0,
      -- [{ account_id, added_count, modified_count, removed_count }]
      account_counts jsonb not null default '[]',
      warnings jsonb not null default '[]',
      error_code text,
      error text,
      -- Null while the job waits in the queue.
      worker text,
      attempts integer not null default 0,
      started_at timestamptz not null,
      -- Distinguishes a crashed sync from a slow one.
      heartbeat_at timestamptz not null,
      completed_at timestamptz
    );
    -- At most one sync of a connection runs at a time, across all processes.
    create unique index sync_logs_one_in_progress on sync_logs (connection_id) where status = 'in_progress';
    create index sync_logs_newest on sync_logs (started_at desc, id desc);
    create index sync_logs_connection on sync_logs (connection_id, started_at desc, id desc);

    -- What the running sync has fetched and not applied yet. Unlogged: a crash loses it, and the next sync fetches
    -- it again from the committed cursor. The type is json, because the text is passed on and never queried.
    create unlogged table staged_changes (
      sync_log_id uuid not null,
      position bigint not null,
      kind text not null check (kind in ('upsert', 'remove', 'invalid')),
      payload json not null,
      -- What the provider sent, apart from the rest: it goes into the ledger without passing through this process.
      raw json,
      primary key (sync_log_id, position)
    );

    -- A provider may send half a list on a bad day. If a listing leaves out many posted transactions, they are
    -- removed once the next listing leaves them out too.
    create table unconfirmed_removals (
      transaction_id uuid primary key references transactions (id) on delete cascade,
      left_out_at timestamptz not null
    );

    -- What a provider sent and the ledger cannot store, with the reason. Every sync tries again.
    create table quarantined_transactions (
      id uuid primary key,
      short_id text not null unique,
      connection_id uuid not null references connections (id) on delete cascade,
      account_id uuid references accounts (id) on delete set null,
      -- The provider's id of the transaction, or a digest if the id itself cannot be stored.
      key text not null,
      external_id text,
      -- The date of the transaction, if it could be read.
      day date,
      reason text not null,
      -- What could be read of raw.
      fields jsonb,
      raw jsonb,
      sync_log_id uuid references sync_logs (id) on delete set null,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      unique (connection_id, key)
    );
    create index quarantined_transactions_newest on quarantined_transactions (first_seen_at desc, id desc);
    create index quarantined_transactions_account on quarantined_transactions (account_id);
    create index quarantined_transactions_sync_log on quarantined_transactions (sync_log_id);
  `);
