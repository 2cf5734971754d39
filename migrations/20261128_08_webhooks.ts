import type { Knex } from 'knex';

/** What providers send to the webhook endpoints. */
export const up = (knex: Knex) =>
  knex.raw(`
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

    -- Deliveries whose signature was invalid. They are counted and not stored.
    create table refused_webhooks (
      provider text primary key,
      count bigint not null,
      last_refused_at timestamptz not null
    );
  `);
