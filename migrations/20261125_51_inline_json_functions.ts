import type { Knex } from 'knex';

/**
 * Half of what rendering a transaction cost. These two said that they are immutable, while what they call is
 * only stable. PostgreSQL does not write such a function's text into the expression that calls it, and ran
 * ten small queries a row instead. What they return is the same, so nothing is rendered again.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    alter function json_text(text) stable;
    alter function json_timestamp(timestamptz) stable;
  `);
