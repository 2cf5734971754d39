import type { Knex } from 'knex';

/**
 * Files add older years to an account that a bank fills. They need to know from which day on the bank itself provides
 * the transactions, and whether its provider has delivered its whole history.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    -- The first day that the present login has delivered. Null while it has not delivered any.
    alter table accounts add column covered_from date;
    update accounts a set covered_from = (
      select min(t.date) from transactions t where t.account_id = a.id and t.removed_by_provider_at is null
        -- Rows from files have such ids, also after a merge into an account that a bank fills.
        and t.external_id !~ '^[0-9a-f]{64}(#merged:|$)')
    from connections c where c.id = a.connection_id and c.provider <> 'csv';

    -- False while the provider still fetches older transactions of a new login.
    alter table connections add column is_history_complete boolean not null default false;
    -- Fetching takes minutes. The next sync tells for those that were linked just now.
    update connections set is_history_complete = true
      where last_synced_at is not null and created_at < now() - interval '1 day';

    -- An account can change its connection, and takes its imports along.
    create index imports_of_file on imports (file_digest) where status = 'imported';
    drop index imports_live;
  `);
