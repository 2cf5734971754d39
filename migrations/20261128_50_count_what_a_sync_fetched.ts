import type { Knex } from 'knex';

/**
 * The added, modified and removed counts are what a sync has stored, so a failed sync has none. What it had
 * fetched is a count of its own. Syncs from before this migration fetched at least what they report.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table sync_logs
      add column fetched_count integer not null default 0,
      add column quarantined_count integer not null default 0;
    update sync_logs set fetched_count = added_count + modified_count + removed_count;
    update sync_logs set added_count = 0, modified_count = 0, removed_count = 0 where status <> 'success';
  `);
