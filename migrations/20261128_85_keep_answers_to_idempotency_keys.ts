import type { Knex } from 'knex';

/** The answers to requests with an Idempotency-Key, kept for a day, so that the same request has its effect once. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table idempotency_keys (
      api_key_id uuid not null references api_keys (id) on delete cascade,
      key text not null,
      -- SHA-256 of the operation and everything that was sent.
      request_digest bytea not null,
      -- What an operation of several steps has stored so far; null before, and for those of one transaction.
      progress jsonb,
      -- Sealed, because it may hold a secret; null until the request is answered.
      answer bytea,
      created_at timestamptz not null,
      primary key (api_key_id, key),
      check (progress is not null or answer is not null)
    );
    create index idempotency_keys_oldest on idempotency_keys (created_at);
  `);
