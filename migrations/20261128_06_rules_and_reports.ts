import type { Knex } from 'knex';

/** Rules that change transactions as they arrive, and reports that agents write for the household. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table rules (
      id uuid primary key,
      short_id text not null unique,
      name text not null,
      enabled boolean not null default true,
      stage text check (stage in ('baseline', 'standard', 'refinement', 'override')),
      priority smallint not null check (priority between 0 and 1000),
      trigger text not null check (trigger in ('on_create', 'on_change', 'always')),
      conditions jsonb not null,
      actions jsonb not null,
      is_system boolean not null default false,
      hit_count bigint not null default 0,
      last_hit_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index rules_order on rules (priority, created_at, id);

    create table reports (
      id uuid primary key,
      short_id text not null unique,
      title text not null,
      body text not null,
      read boolean not null default false,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    create index reports_newest on reports (created_at desc, id desc);
  `);
