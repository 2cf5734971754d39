import type { Knex } from 'knex';

/** Whose money the database holds, the people of the household, and the keys of their scripts. */
export const up = (knex: Knex) =>
  knex.raw(`
    -- One row, written at the first start. Every later start compares it with what the settings ask for.
    create table household (
      only_row boolean primary key default true check (only_row),
      kind text not null check (kind in ('sample', 'own')),
      created_at timestamptz not null,
      -- Cursors carry a digest made with this key, so that an edited one is refused. gen_random_uuid draws from a
      -- strong source.
      cursor_key bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
    );

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
      -- SHA-256 of the key, which itself is not stored.
      digest bytea not null unique,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz
    );
  `);
