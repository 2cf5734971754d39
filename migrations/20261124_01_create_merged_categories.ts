import type { Knex } from 'knex';

/**
 * What a category that was merged away means now. Providers go on naming it, and without this its
 * transactions would leave the category they were merged into as the bank sends more of them.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create table merged_categories (
      slug text primary key,
      into_slug text not null references categories (slug) on delete cascade
    );
    create index merged_categories_into on merged_categories (into_slug);
  `);
