import type { Knex } from 'knex';

/**
 * The stored JSON of a transaction goes away: it was most of a row and was written again with every change of it.
 * What is derived from the row alone is generated. The primary category is looked up in another table, which a
 * generated column cannot do, so a trigger sets it whenever the category changes: every statement that writes a
 * category is then right without knowing of it. A statement that inserts many rows brings the value along.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    drop trigger render_new_transaction on transactions;
    drop trigger render_transaction on transactions;
    drop function render_transaction();

    -- Indexes on a dropped column are dropped with it.
    alter table transactions
      drop view,
      drop search_text,
      drop category_slug;
    alter table transactions
      add category_slug text not null generated always as (
        coalesce(user_category_slug, rule_category_slug, provider_category_slug, 'uncategorized')) stored,
      add search_text text not null generated always as (
        lower(name || coalesce(chr(10) || merchant_name, ''))) stored;

    create or replace function set_category_primary_slug() returns trigger language plpgsql as $$
    begin
      select coalesce(primary_slug, slug) into strict new.category_primary_slug from categories
        where slug = coalesce(
          new.user_category_slug, new.rule_category_slug, new.provider_category_slug, 'uncategorized');
      return new;
    end $$;
    create trigger set_new_category_primary_slug before insert on transactions
      for each row when (new.category_primary_slug is null) execute function set_category_primary_slug();
    create trigger set_category_primary_slug
      before update of user_category_slug, rule_category_slug, provider_category_slug on transactions
      for each row when (
        coalesce(new.user_category_slug, new.rule_category_slug, new.provider_category_slug)
        is distinct from coalesce(old.user_category_slug, old.rule_category_slug, old.provider_category_slug))
      execute function set_category_primary_slug();

    drop index if exists transactions_newest;
    create index transactions_newest on transactions (date desc, id desc)
      include (account_id, amount, iso_currency_code, category_slug, name, merchant_name)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_category on transactions (category_slug, date desc, id desc)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_search on transactions using gin (search_text gin_trgm_ops)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_beyond_ascii on transactions (date desc, id desc)
      where deleted_by_user_at is null and removed_by_provider_at is null and search_text ~ '[^\\x01-\\x7f]';
  `);
