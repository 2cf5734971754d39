import type { Knex } from 'knex';

/** Somebody signs in to the dashboard with a code, which becomes an API key of its own kind. */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table api_keys add column is_dashboard_session boolean not null default false;
    create table sign_in_codes (
      -- SHA-256 of the code. A code that has been used is deleted.
      digest bytea primary key,
      expires_at timestamptz not null
    );
  `);
