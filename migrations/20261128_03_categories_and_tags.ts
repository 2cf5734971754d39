import type { Knex } from 'knex';

/** Categories on two levels, and free tags. Their slugs do not change; transactions and rules refer to them. */
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

    -- A category that was merged into another one. Providers still send its name, and their transactions get the
    -- category that it was merged into.
    create table merged_categories (
      slug text primary key,
      into_slug text not null references categories (slug) on delete cascade
    );
    create index merged_categories_into on merged_categories (into_slug);

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
