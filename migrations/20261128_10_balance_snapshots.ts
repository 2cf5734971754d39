import type { Knex } from 'knex';

/** What the balance of an account was reported to be, the last report of each day. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table balance_snapshots (
      account_id uuid not null references accounts (id) on delete cascade,
      day date not null,
      -- As accounts.balance_current: positive is owned, or owed for credit and loan accounts.
      balance numeric not null,
      source text not null check (source in ('provider', 'user')),
      reported_at timestamptz not null,
      primary key (account_id, day)
    );
  `);
