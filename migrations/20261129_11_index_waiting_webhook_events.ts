import type { Knex } from 'knex';

/** The metrics count them at each scrape, and a job looks for them every few minutes. */
export const up = (knex: Knex) =>
  knex.raw(`
    create index webhook_events_waiting on webhook_events (received_at) where status = 'received';
  `);
