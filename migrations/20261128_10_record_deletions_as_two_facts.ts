import type { Knex } from 'knex';

/**
 * A user's deletion and a provider's removal are two facts, each with its own time, so that one can be taken back
 * without the other. New rows are written by one session: the table that a second one prepared them in goes away.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    drop trigger render_new_transaction on transactions;
    create trigger render_new_transaction before insert on transactions
      for each row execute function render_transaction();
    drop table finished_transactions;

    alter table transactions
      add deleted_by_user_at timestamptz,
      add removed_by_provider_at timestamptz;
    alter table transactions disable trigger render_transaction;
    update transactions set deleted_by_user_at = deleted_at where deleted_by = 'user';
    update transactions set removed_by_provider_at = deleted_at where deleted_by = 'provider';
    alter table transactions enable trigger render_transaction;

    -- The indexes whose condition names a dropped column are dropped with it.
    alter table transactions drop deleted_at, drop deleted_by;

    create index transactions_newest on transactions (date desc, id desc)
      include (account_id, amount, iso_currency_code, category_slug, name, merchant_name)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_amount on transactions (amount desc, id desc)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_name on transactions (name collate "C" desc, id desc)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_account on transactions (account_id, date desc, id desc)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_category on transactions (category_slug, date desc, id desc)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_pending on transactions (account_id, date desc)
      where pending and deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_tags on transactions using gin (tags)
      where deleted_by_user_at is null and removed_by_provider_at is null and tags <> '{}';
    create index transactions_search on transactions using gin (search_text gin_trgm_ops)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_beyond_ascii on transactions (date desc, id desc)
      where deleted_by_user_at is null and removed_by_provider_at is null and search_text ~ '[^\\x01-\\x7f]';
  `);
