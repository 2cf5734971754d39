import type { Knex } from 'knex';

/**
 * What ISO 4217 does not list (BTC, points) has a code of its own, and no sum mixes it with anything else. The
 * index that sums read carries it, so that they need not fetch each row.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table accounts add column unofficial_currency_code text;
    alter table transactions add column unofficial_currency_code text;

    create index transactions_summed on transactions (date desc, id desc)
      include (account_id, amount, iso_currency_code, unofficial_currency_code, category_slug, name, merchant_name)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    drop index transactions_newest;
    alter index transactions_summed rename to transactions_newest;

    -- Rows that were stored before have the code in what the provider sent.
    update transactions set unofficial_currency_code = raw ->> 'unofficial_currency_code'
      where iso_currency_code is null and jsonb_typeof(raw -> 'unofficial_currency_code') = 'string';
  `);
