import type { Knex } from 'knex';

/**
 * An account is a real thing at a bank; the provider's id is only its present name. The account has a state of its
 * own, keeps the id that some banks give it for life, and points to the account that it may be a second view of.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table accounts
      add column status text not null default 'open' check (status in ('open', 'closed', 'missing')),
      -- Plaid's persistent_account_id: the same in every login, also after a login is linked again.
      add column persistent_id text,
      add column possible_duplicate_of uuid references accounts (id);
    update accounts set status = 'missing' where missing_since is not null;
    alter table accounts add constraint accounts_missing_since check ((status = 'open') = (missing_since is null));
  `);
