import type { Knex } from 'knex';

/** Tries to link a bank, or to sign in to one again, on a page that the person opens. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table link_sessions (
      id uuid primary key,
      user_id uuid not null references users (id) on delete cascade,
      provider text not null check (provider in ('plaid', 'teller')),
      -- The connection to sign in to again. Null to link a new login.
      connection_id uuid references connections (id) on delete cascade,
      status text not null default 'open'
        check (status in ('open', 'completed', 'duplicate', 'failed', 'expired')),
      -- SHA-256 of the secret that names the page: Plaid's link token, or the token in the address of our page.
      token_digest bytea not null unique,
      -- Plaid's link token, sealed, to ask what happened on its page. Null for our page, and once the session has ended.
      token bytea,
      return_url text not null,
      connection_ids uuid[] not null default '{}',
      error_code text,
      error_message text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      -- When a job was last asked to look at the page.
      polled_at timestamptz,
      ended_at timestamptz
    );
    create index link_sessions_open on link_sessions (expires_at) where status = 'open';

    -- The logins that people have made in a session. A step is a fact that another worker can go on from.
    create table link_session_logins (
      session_id uuid not null references link_sessions (id) on delete cascade,
      -- SHA-256 of the credentials.
      digest bytea not null,
      -- What the page returned, sealed. Null once the login is linked or refused.
      credentials bytea,
      step text not null check (step in ('received', 'exchanging', 'stored', 'linked', 'duplicate', 'failed')),
      connection_id uuid,
      error_code text,
      error_message text,
      -- The worker that is at it has started then. A dead worker's claim is taken over.
      claimed_at timestamptz,
      created_at timestamptz not null,
      primary key (session_id, digest)
    );
  `);
