import type { Knex } from 'knex';

/**
 * The ledger. A transaction is one row for life: what the provider says, what a rule says and what the
 * user says stand in columns of their own, and a row trigger derives from them everything that is shown.
 *
 * \`view\` is the API's Transaction as JSON text, rendered when the row is written, so that a page of a
 * list is read and joined instead of being built again at each request. render_transaction() is the one
 * definition of that view.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create extension if not exists pg_trgm;

    create table accounts (
      id uuid primary key,
      short_id text not null unique,
      connection_id uuid references connections (id),
      external_id text not null,
      -- The member this account is attributed to; null follows the connection's user.
      user_id uuid references users (id),
      name text not null,
      official_name text,
      display_name text,
      type text not null check (type in ('depository', 'credit', 'loan', 'investment', 'other')),
      subtype text,
      mask text,
      iso_currency_code text,
      balance_current numeric,
      balance_available numeric,
      balance_limit numeric,
      balance_updated_at timestamptz,
      institution_name text not null,
      is_dependent_linked boolean not null default false,
      -- Set while the provider no longer lists the account.
      missing_since timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (connection_id, external_id)
    );
    create index accounts_user on accounts (user_id);

    create table transactions (
      id uuid primary key,
      short_id text not null unique,
      account_id uuid not null references accounts (id),
      external_id text not null,
      -- The provider's id of the pending row this one took over, kept for ever so that a late
      -- delivery of the pending one cannot stand up again as a second row.
      pending_external_id text,
      amount numeric not null check (amount not in ('NaN', 'Infinity', '-Infinity')),
      iso_currency_code text,
      date date not null,
      datetime timestamptz,
      authorized_date date,
      authorized_datetime timestamptz,
      name text not null,
      merchant_name text,
      payment_channel text check (payment_channel in ('in store', 'online', 'other')),
      pending boolean not null,
      provider_category_primary text,
      provider_category_detailed text,
      provider_category_slug text references categories (slug),
      rule_category_slug text references categories (slug),
      user_category_slug text references categories (slug),
      tags text[] not null default '{}',
      raw jsonb,
      deleted_at timestamptz,
      deleted_by text check (deleted_by in ('user', 'provider')),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      -- Derived by the trigger below; never written by hand.
      category_slug text not null,
      category_primary_slug text not null,
      search_text text not null,
      view text not null,
      unique (account_id, external_id),
      check ((deleted_at is null) = (deleted_by is null))
    ) with (fillfactor = 85);

    create or replace function json_timestamp(moment timestamptz) returns text
      language sql immutable parallel safe
      return coalesce('"' || to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"', 'null');

    create or replace function json_text(value text) returns text
      language sql immutable parallel safe
      return coalesce(to_json(value)::text, 'null');

    create or replace function render_transaction() returns trigger language plpgsql as $$
    begin
      new.category_slug := coalesce(
        new.user_category_slug, new.rule_category_slug, new.provider_category_slug, 'uncategorized');
      select coalesce(primary_slug, slug) into strict new.category_primary_slug
        from categories where slug = new.category_slug;
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

    create trigger render_transaction before insert or update on transactions
      for each row execute function render_transaction();

    create index transactions_newest on transactions (date desc, id desc) where deleted_at is null;
    create index transactions_amount on transactions (amount desc, id desc) where deleted_at is null;
    create index transactions_name on transactions (name collate "C" desc, id desc) where deleted_at is null;
    create index transactions_account on transactions (account_id, date desc, id desc) where deleted_at is null;
    create index transactions_category on transactions (category_slug, date desc, id desc)
      where deleted_at is null;
    create index transactions_pending on transactions (account_id, date desc) where pending and deleted_at is null;
    create index transactions_pending_external on transactions (account_id, pending_external_id)
      where pending_external_id is not null;
    create index transactions_tags on transactions using gin (tags)
      where deleted_at is null and tags <> '{}';
    create index transactions_search on transactions using gin (search_text gin_trgm_ops)
      where deleted_at is null;
  `);
