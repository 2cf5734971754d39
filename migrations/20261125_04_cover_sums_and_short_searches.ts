import type { Knex } from 'knex';

/**
 * What sums and searches of two characters read. The index of the newest carries what a sum needs, so that a sum
 * does not fetch a row from the table for each transaction; the statistics tell the planner how few merchants
 * there are; and the pages stay marked as visible to all, without which the table is asked nevertheless.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create index transactions_covered on transactions (date desc, id desc)
      include (account_id, amount, iso_currency_code, category_slug, name, merchant_name)
      where deleted_at is null;
    drop index transactions_newest;
    alter index transactions_covered rename to transactions_newest;

    create statistics transactions_merchants on (coalesce(merchant_name, name)) from transactions;
    alter table transactions set (autovacuum_vacuum_insert_scale_factor = 0.02);

    -- Trigrams find two characters by the third that follows, but only a third of ASCII: see transactionFilters.ts.
    create index transactions_beyond_ascii on transactions (date desc, id desc)
      where deleted_at is null and search_text ~ '[^\\x01-\\x7f]';
  `);
