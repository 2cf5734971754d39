import type { Knex } from 'knex';

/**
 * Half of what storing a new transaction costs is making the row: taking JSON apart, rendering, compressing. A large
 * batch has that done by a second session, into a table that holds rows as the ledger will, while the first
 * one writes those before into the ledger with its indexes. Unlogged, as what is staged: a crash ends the batch.
 * Whoever changes \`transactions\` changes this table with it; a test holds the two side by side.
 *
 * A new row that comes with its view was rendered there, by the same trigger. One that comes with its primary
 * category comes from whoever holds the tree of categories meanwhile, and looking each up by itself was half of
 * the rendering.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create or replace function render_transaction() returns trigger language plpgsql as $$
    begin
      new.category_slug := coalesce(
        new.user_category_slug, new.rule_category_slug, new.provider_category_slug, 'uncategorized');
      if tg_op = 'UPDATE' or new.category_primary_slug is null then
        select coalesce(primary_slug, slug) into strict new.category_primary_slug
          from categories where slug = new.category_slug;
      end if;
      new.search_text := lower(new.name || coalesce(chr(10) || new.merchant_name, ''));
      new.view := '{"id":"' || new.id
        || '","short_id":"' || new.short_id
        || '","account_id":"' || new.account_id
        || '","external_transaction_id":' || json_text(new.external_id)
        || ',"pending_transaction_id":' || json_text(new.pending_external_id)
        || ',"amount":' || new.amount
        || ',"iso_currency_code":' || json_text(new.iso_currency_code)
        || ',"date":"' || to_char(new.date, 'YYYY-MM-DD')
        || '","datetime":' || json_timestamp(new.datetime)
        || ',"authorized_date":' || json_text(to_char(new.authorized_date, 'YYYY-MM-DD'))
        || ',"authorized_datetime":' || json_timestamp(new.authorized_datetime)
        || ',"name":' || json_text(new.name)
        || ',"merchant_name":' || json_text(new.merchant_name)
        || ',"category_slug":"' || new.category_slug
        || '","category_primary":"' || upper(replace(new.category_primary_slug, '-', '_'))
        || '","category_detailed":'
        || case when new.category_slug = new.category_primary_slug then 'null'
           else '"' || upper(replace(new.category_slug, '-', '_')) || '"' end
        || ',"category_override":' || case when new.user_category_slug is null then 'false' else 'true' end
        || ',"payment_channel":' || json_text(new.payment_channel)
        || ',"pending":' || case when new.pending then 'true' else 'false' end
        || ',"tags":' || array_to_json(new.tags)
        || ',"created_at":' || json_timestamp(new.created_at)
        || ',"updated_at":' || json_timestamp(new.updated_at)
        || '}';
      return new;
    end $$;

    create unlogged table finished_transactions (
      batch_id uuid not null,
      stretch integer not null,
      like transactions including defaults
    );
    create index finished_transactions_stretch on finished_transactions (batch_id, stretch);
    create trigger render_transaction before insert on finished_transactions
      for each row execute function render_transaction();

    drop trigger render_transaction on transactions;
    create trigger render_new_transaction before insert on transactions
      for each row when (new.view is null) execute function render_transaction();
    create trigger render_transaction before update on transactions
      for each row execute function render_transaction();
  `);
