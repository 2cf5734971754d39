import type { Knex } from 'knex';

/** An API key may be limited to some accounts, and may expire. */
export const up = (knex: Knex) =>
  knex.raw(`
    -- Null in both: the key reaches the whole household. Ids of what is deleted later stay, and reach nothing.
    alter table api_keys add column account_ids uuid[] check (cardinality(account_ids) > 0);
    alter table api_keys add column user_ids uuid[] check (cardinality(user_ids) > 0);
    alter table api_keys add column expires_at timestamptz;
  `);
