import type { Knex } from 'knex';

/**
 * What is staged is only handed on, so it is kept as the text that came: taking it apart into jsonb and
 * putting it together again cost as much as storing it. The table is empty but for syncs that run just now.
 */
export const up = (knex: Knex) => knex.raw('alter table staged_changes alter payload type json');
