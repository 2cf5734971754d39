import type { Knex } from 'knex';

/** An institution announces that a login's consent ends: the connection shows it and goes on syncing. */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table connections
      add column consent_expires_at timestamptz,
      add column reauth_recommended boolean not null default false;

    -- Earlier versions stopped such connections, although their logins still worked.
    update connections set
      status = 'active', error_code = null, error_message = null, reauth_recommended = true, next_sync_at = now()
      where status = 'pending_reauth' and error_code in ('PENDING_EXPIRATION', 'PENDING_DISCONNECT');
  `);
