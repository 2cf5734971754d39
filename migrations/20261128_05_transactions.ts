import type { Knex } from 'knex';

/**
 * The ledger. A transaction keeps its row for life. The provider's, a rule's and the user's category have a column
 * each, and the one that is shown is computed from them. A deletion by the user and a removal by the provider are
 * two facts, so that each can be reversed without the other.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create extension if not exists pg_trgm;

    -- How the API writes a timestamp. Not immutable, because to_char is only stable: PostgreSQL inlines a function
    -- only if its body is as volatile as it is declared. A restore creates the schema again and keeps the functions.
    create or replace function json_timestamp(value timestamptz) returns text
      language sql stable parallel safe
      return coalesce('"' || to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', 'null');

    create table transactions (
      id uuid primary key,
      short_id text not null unique,
      account_id uuid not null references accounts (id),
      external_id text not null,
      -- The provider's id of the pending transaction that became this one. It is kept, so that a late delivery of
      -- the pending one does not become a second row.
      pending_external_id text,
      amount numeric not null check (amount not in ('NaN', 'Infinity', '-Infinity')),
      iso_currency_code text,
      -- A code that ISO 4217 does not list (BTC, points). No sum mixes it with another currency.
      unofficial_currency_code text,
      date date not null,
      datetime timestamptz,
      authorized_date date,
      authorized_datetime timestamptz,
      name text not null,
      merchant_name text,
      search_text text not null generated always as (
        lower(name || coalesce(chr(10) || merchant_name, ''))) stored,
      payment_channel text check (payment_channel in ('in store', 'online', 'other')),
      pending boolean not null,

      provider_category_primary text,
      provider_category_detailed text,
      provider_category_slug text references categories (slug),
      rule_category_slug text references categories (slug),
      user_category_slug text references categories (slug),
      category_edited_at timestamptz,
      category_slug text not null generated always as (
        coalesce(user_category_slug, rule_category_slug, provider_category_slug, 'uncategorized')) stored,
      -- Comes from another table, so it cannot be a generated column: the trigger below sets it.
      category_primary_slug text not null,

      -- What is shown. The two lists below are the user's decisions, which no rule reverses.
      tags text[] not null default '{}',
      tags_added_by_user text[] not null default '{}',
      tags_removed_by_user text[] not null default '{}',
      tags_edited_at timestamptz,

      -- The two sides of a transfer between own accounts have the same id.
      transfer_pair_id uuid,
      -- The same where the user paired them. It stays while one side is hidden, so that it comes back with it.
      user_transfer_pair_id uuid,
      -- The user declared that it is no transfer.
      transfer_ruled_out boolean not null default false,

      -- What the provider sent.
      raw jsonb,
      deleted_by_user_at timestamptz,
      removed_by_provider_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (account_id, external_id)
    ) with (
      fillfactor = 85,
      -- Sums read the index alone only where vacuum has marked the pages as visible to all.
      autovacuum_vacuum_insert_scale_factor = 0.02
    );

    -- A statement that changes many rows brings the value along, and the trigger does not run.
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
        new.category_primary_slug = old.category_primary_slug
        and coalesce(new.user_category_slug, new.rule_category_slug, new.provider_category_slug)
        is distinct from coalesce(old.user_category_slug, old.rule_category_slug, old.provider_category_slug))
      execute function set_category_primary_slug();

    -- Includes what a sum needs, so that it does not fetch the rows.
    create index transactions_newest on transactions (date desc, id desc)
      include (account_id, amount, iso_currency_code, unofficial_currency_code, category_slug, transfer_pair_id, name,
        merchant_name)
      where deleted_by_user_at is null and removed_by_provider_at is null;
    create index transactions_amount on transactions (amount desc, id desc)
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
    -- For searches of two characters: trigrams cover only a third character in ASCII, see transactionFilters.ts.
    create index transactions_beyond_ascii on transactions (date desc, id desc)
      where deleted_by_user_at is null and removed_by_provider_at is null and search_text ~ '[^\\x01-\\x7f]';

    create index transactions_transfer_pair on transactions (transfer_pair_id) where transfer_pair_id is not null;
    create index transactions_user_transfer_pair on transactions (user_transfer_pair_id)
      where user_transfer_pair_id is not null;

    -- A sync finds a row by what the provider may still send: the id of its pending transaction, or a row that is
    -- hidden.
    create index transactions_pending_external on transactions (account_id, pending_external_id)
      where pending_external_id is not null;
    create index transactions_hidden on transactions (account_id)
      where deleted_by_user_at is not null or removed_by_provider_at is not null;

    -- Accounts with transactions that changed at this time or later and are not compared with those of other accounts
    -- yet. A row is written together with the change and removed together with the transfers found.
    create table transfer_searches (
      account_id uuid not null,
      changed_at timestamptz not null
    );

    -- Tells the planner how few merchants there are.
    create statistics transactions_merchants on (coalesce(merchant_name, name)) from transactions;
  `);
