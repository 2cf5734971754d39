import type { Knex } from 'knex';

/** People of the household, the keys their scripts use, and their logins at institutions. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table users (
      id uuid primary key,
      short_id text not null unique,
      name text not null,
      email text unique,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );

    create table api_keys (
      id uuid primary key,
      short_id text not null unique,
      name text not null,
      scope text not null check (scope in ('read_only', 'full_access')),
      prefix text not null,
      digest bytea not null unique,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz
    );

    create table connections (
      id uuid primary key,
      short_id text not null unique,
      user_id uuid not null references users (id),
      provider text not null check (provider in ('plaid', 'teller', 'csv')),
      -- The provider's own name of the login: Plaid's item_id, Teller's enrollment id.
      external_id text,
      institution_id text,
      institution_name text not null,
      status text not null check (status in ('active', 'error', 'pending_reauth', 'disconnected')),
      error_code text,
      error_message text,
      -- AES-256-GCM, see src/vault.ts; null once the connection is removed, and for csv.
      credentials bytea,
      sync_cursor text,
      sync_interval_hours smallint check (sync_interval_hours in (4, 8, 12, 24)),
      paused boolean not null default false,
      consecutive_failures integer not null default 0,
      -- A trigger that arrived while a sync was running; it runs once afterwards.
      sync_requested_at timestamptz,
      last_synced_at timestamptz,
      last_attempted_sync_at timestamptz,
      next_sync_at timestamptz,
      -- A removal whose revocation at the provider is still owed.
      revocation_pending boolean not null default false,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index connections_user on connections (user_id);
    create index connections_due on connections (next_sync_at)
      where status in ('active', 'error') and not paused;
    create unique index connections_external on connections (provider, external_id)
      where external_id is not null and status <> 'disconnected';
  `);
