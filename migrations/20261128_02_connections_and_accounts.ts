import type { Knex } from 'knex';

/**
 * Logins at institutions, and the accounts that they list. An account is a real thing at a bank: the provider's id
 * is only its present name, and may change when the user links the login again.
 */
export const up = (knex: Knex) =>
  knex.raw(`
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
      -- AES-256-GCM, see src/vault.ts. Null once the connection is removed, and for csv.
      credentials bytea,
      -- The institution announced when the user's consent ends.
      consent_expires_at timestamptz,
      reauth_recommended boolean not null default false,
      sync_cursor text,
      sync_interval_hours smallint check (sync_interval_hours in (4, 8, 12, 24)),
      paused boolean not null default false,
      consecutive_failures integer not null default 0,
      -- Set by a trigger that arrives during a sync. Another sync follows that one.
      sync_requested_at timestamptz,
      last_synced_at timestamptz,
      last_attempted_sync_at timestamptz,
      next_sync_at timestamptz,
      -- The connection is removed here, but its access is not yet revoked at the provider.
      revocation_pending boolean not null default false,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index connections_user on connections (user_id);
    create index connections_due on connections (next_sync_at)
      where status in ('active', 'error') and not paused;
    create unique index connections_external on connections (provider, external_id)
      where external_id is not null and status <> 'disconnected';

    create table accounts (
      id uuid primary key,
      short_id text not null unique,
      connection_id uuid references connections (id),
      external_id text not null,
      -- Plaid's persistent_account_id: the same in every login, also after a login is linked again.
      persistent_id text,
      -- The household member whose account it is. If null, that is the connection's user.
      user_id uuid references users (id),
      institution_name text not null,
      name text not null,
      official_name text,
      display_name text,
      type text not null check (type in ('depository', 'credit', 'loan', 'investment', 'other')),
      subtype text,
      mask text,
      iso_currency_code text,
      -- A code that ISO 4217 does not list (BTC, points).
      unofficial_currency_code text,
      balance_current numeric,
      balance_available numeric,
      balance_limit numeric,
      balance_updated_at timestamptz,
      is_dependent_linked boolean not null default false,
      status text not null default 'open' check (status in ('open', 'closed', 'missing')),
      -- Since when the provider has not listed the account.
      missing_since timestamptz,
      possible_duplicate_of uuid references accounts (id),
      merged_into uuid references accounts (id),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (connection_id, external_id),
      constraint accounts_missing_since check ((status = 'open') = (missing_since is null))
    );
    create index accounts_user on accounts (user_id);

    -- The user reported that two accounts are one. The source stays as a hidden account, so that a sync recognizes
    -- and drops what its login still lists. The rest of the row is what undoing the merge needs.
    create table account_merges (
      id uuid primary key,
      source_account_id uuid not null references accounts (id),
      target_account_id uuid not null references accounts (id),
      -- Transactions that moved to the target, and transactions of the source that the target has too.
      moved_ids uuid[] not null,
      paired_ids uuid[] not null,
      -- Pending transactions of the source, which the target's login reports itself.
      dropped_ids uuid[] not null,
      -- [{ id, before, after }] of the target's transactions that took over an edit.
      edits jsonb not null,
      -- Whether the target was moved to the source's login.
      took_over_login boolean not null,
      merged_at timestamptz not null,
      undone_at timestamptz
    );
    create index account_merges_source on account_merges (source_account_id, merged_at desc);
    create index account_merges_target on account_merges (target_account_id);
  `);
