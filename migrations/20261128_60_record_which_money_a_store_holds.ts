import type { Knex } from 'knex';

/**
 * Whether this database holds the sample household or somebody's own money. One row, written at the first
 * start; every later start compares it with what the settings ask for.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create table household (
      only_row boolean primary key default true check (only_row),
      kind text not null check (kind in ('sample', 'own')),
      created_at timestamptz not null
    );
  `);
