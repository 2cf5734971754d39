import type { Knex } from 'knex';

/**
 * What the provider sent of a transaction is most of what is staged of it, and goes into the ledger as it came:
 * beside the rest, it need not be sent to the process that plans and back.
 */
export const up = (knex: Knex) => knex.raw('alter table staged_changes add column raw json');
