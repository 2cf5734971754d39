import type { Knex } from 'knex';

/** Cursors carry a keyed digest, so that an edited one is refused. gen_random_uuid draws from a strong source. */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table household add column cursor_key bytea not null
      default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  `);
