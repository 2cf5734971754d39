import type { Knex } from 'knex';

/**
 * Banks answer with half a list on bad days. A listing that would take away many posted rows is believed once the
 * next one says the same: until then `unconfirmed_removals` remembers which rows were left out and since when, and
 * the sync log carries a warning.
 *
 * The new index finds the few rows that are hidden, among which a listing looks for what the bank reports again.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create table unconfirmed_removals (
      transaction_id uuid primary key references transactions (id) on delete cascade,
      left_out_at timestamptz not null
    );

    alter table sync_logs add warnings jsonb not null default '[]';

    create index transactions_hidden on transactions (account_id)
      where deleted_by_user_at is not null or removed_by_provider_at is not null;
  `);
