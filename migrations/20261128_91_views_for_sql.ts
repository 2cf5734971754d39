import type { Knex } from 'knex';

/**
 * What dashboards and notebooks read with SQL, described in docs/sql.md: what the API shows, without what is deleted,
 * merged into another account, or secret. A role of `breadbox sql-role` reads these views and nothing else. A later
 * migration may add columns at the end of a view; removing or renaming one breaks what people have built.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create view v_accounts as
    select
      a.id, a.short_id, a.connection_id, a.institution_name, coalesce(a.display_name, a.name) as name, a.official_name,
      u.name as user_name, a.type, a.subtype, a.mask,
      coalesce(a.iso_currency_code, a.unofficial_currency_code) as currency,
      a.iso_currency_code, a.unofficial_currency_code,
      a.balance_current, a.balance_available, a.balance_limit,
      case when a.type in ('credit', 'loan') then -a.balance_current else a.balance_current end as balance_owned,
      a.balance_updated_at, a.status, a.missing_since,
      c.status is distinct from 'disconnected' as is_listed,
      not a.is_dependent_linked as is_counted,
      a.created_at, a.updated_at
    from accounts a
    left join connections c on c.id = a.connection_id
    left join users u on u.id = coalesce(a.user_id, c.user_id)
    where a.merged_into is null;

    create view v_connections as
    select
      c.id, c.short_id, u.name as user_name, c.provider, c.institution_name, c.status, c.error_code, c.error_message,
      c.paused, c.reauth_recommended, c.consent_expires_at, c.last_synced_at, c.last_attempted_sync_at,
      case when c.status in ('active', 'error') and not c.paused and c.provider <> 'csv' then c.next_sync_at end
        as next_sync_at,
      (select count(*)::integer from accounts a where a.connection_id = c.id and a.merged_into is null)
        as accounts_count,
      c.created_at, c.updated_at
    from connections c
    join users u on u.id = c.user_id;

    create view v_categories as
    select
      c.id, c.short_id, c.slug, c.name, c.primary_slug, p.name as primary_name, c.description,
      c.created_at, c.updated_at
    from categories c
    left join categories p on p.slug = c.primary_slug;

    create view v_transactions as
    select
      t.id, t.short_id, t.date, t.datetime, t.authorized_date, t.amount,
      coalesce(t.iso_currency_code, t.unofficial_currency_code) as currency,
      t.iso_currency_code, t.unofficial_currency_code,
      t.name, t.merchant_name, coalesce(t.merchant_name, t.name) as merchant,
      t.category_slug, c.name as category_name, t.category_primary_slug, p.name as category_primary_name,
      case
        when t.transfer_pair_id is not null then case when t.amount < 0 then 'transfer in' else 'transfer out' end
        when t.category_primary_slug in ('income', 'transfer-in')
          or t.amount < 0 and t.category_primary_slug in ('uncategorized', 'loan-payments') then 'income'
        else 'spending'
      end as flow,
      t.pending, t.tags, t.payment_channel, t.transfer_pair_id,
      t.account_id, coalesce(a.display_name, a.name) as account_name, a.type as account_type, a.institution_name,
      u.name as user_name, not a.is_dependent_linked as is_counted,
      t.created_at, t.updated_at
    from transactions t
    join accounts a on a.id = t.account_id
    left join connections k on k.id = a.connection_id
    left join users u on u.id = coalesce(a.user_id, k.user_id)
    left join categories c on c.slug = t.category_slug
    left join categories p on p.slug = t.category_primary_slug
    where t.deleted_by_user_at is null and t.removed_by_provider_at is null;

    create view v_cashflow as
    select
      date, category_slug, category_primary_slug, currency, iso_currency_code, unofficial_currency_code,
      coalesce(-sum(amount) filter (where flow = 'income'), 0) as income,
      coalesce(sum(amount) filter (where flow = 'spending'), 0) as spending,
      coalesce(-sum(amount) filter (where flow in ('income', 'spending')), 0) as net,
      coalesce(-sum(amount) filter (where flow = 'transfer in'), 0) as transfers_in,
      coalesce(sum(amount) filter (where flow = 'transfer out'), 0) as transfers_out,
      count(*) as count
    from v_transactions
    where is_counted
    group by date, category_slug, category_primary_slug, currency, iso_currency_code, unofficial_currency_code;

    create view v_balances as
    select
      s.account_id, a.name as account_name, a.type as account_type, a.institution_name, a.user_name,
      s.day as date, s.balance,
      case when a.type in ('credit', 'loan') then -s.balance else s.balance end as balance_owned,
      a.currency, s.source, a.is_counted
    from balance_snapshots s
    join v_accounts a on a.id = s.account_id;
  `);
