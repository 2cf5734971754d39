import type { Knex } from 'knex';

/** Two levels of categories, never three, and free tags. Slugs are the stable names rows refer to. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table categories (
      id uuid primary key,
      short_id text not null unique,
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      name text not null,
      primary_slug text references categories (slug) check (primary_slug <> slug),
      description text not null default '',
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index categories_primary on categories (primary_slug);

    create table tags (
      id uuid primary key,
      short_id text not null unique,
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      display_name text not null,
      description text not null default '',
      color text,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
  `);
