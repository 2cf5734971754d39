import type { Knex } from 'knex';

/**
 * A full sync pulls everything that the provider has, from no cursor. The log remembers it, so that another worker
 * that takes the sync over does the same.
 */
export const up = (knex: Knex) =>
  knex.raw(`alter table sync_logs add column is_full boolean not null default false`);
