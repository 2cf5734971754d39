import type { Knex } from 'knex';

/**
 * Who did what to the household. No foreign keys: an event outlives the key that made it and what it was about.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create table audit_events (
      id uuid primary key,
      action text not null,
      actor text not null,
      api_key_id uuid,
      api_key_name text,
      address text,
      request_id text,
      subject_id uuid,
      detail text,
      row_count integer,
      attempts integer not null default 1,
      created_at timestamptz not null,
      last_at timestamptz not null
    );
    create index audit_events_newest on audit_events (created_at desc, id desc);
    create index audit_events_of_action on audit_events (action, created_at desc, id desc);
    create index audit_events_of_key on audit_events (api_key_id, created_at desc, id desc);
    create index audit_events_subject on audit_events (subject_id);
  `);
