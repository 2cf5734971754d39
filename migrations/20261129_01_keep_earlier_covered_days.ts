import type { Knex } from 'knex';

/**
 * The days that earlier logins of an account covered. The bank's rows do not tell them: a single transaction that arrives
 * late covers no day, and there may be gaps between several logins.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table accounts add column covered_earlier datemultirange not null default '{}';
    update accounts a set covered_earlier = datemultirange(daterange(bank.first, bank.last, '[]'))
    from (
      select t.account_id, min(t.date) as first, max(t.date) as last
      from transactions t join accounts o on o.id = t.account_id
      where t.date < o.covered_from and t.removed_by_provider_at is null
        and t.external_id !~ '^[0-9a-f]{64}(#merged:|$)'
      group by t.account_id) as bank
    where a.id = bank.account_id;

    -- What the target of a merge got of the source's days, for its undoing.
    alter table account_merges add column covered_days datemultirange not null default '{}';
  `);
