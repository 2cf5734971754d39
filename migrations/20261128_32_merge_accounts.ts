import type { Knex } from 'knex';

/**
 * The user says that two accounts are one. The source stays as a hidden row, so that what its login goes on listing
 * is recognized and dropped; the record of the merge holds what it takes to undo it.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table accounts add column merged_into uuid references accounts (id);

    create table account_merges (
      id uuid primary key,
      source_account_id uuid not null references accounts (id),
      target_account_id uuid not null references accounts (id),
      -- Transactions that moved to the target, and those of the source that the target has as well.
      moved_ids uuid[] not null,
      paired_ids uuid[] not null,
      -- Pending rows of the source, which the target's login reports itself.
      dropped_ids uuid[] not null,
      -- [{ id, before, after }] of the target's transactions that took over an edit.
      edits jsonb not null,
      -- Whether the target went over to the source's login.
      took_over_login boolean not null,
      merged_at timestamptz not null,
      undone_at timestamptz
    );
    create index account_merges_source on account_merges (source_account_id, merged_at desc);
    create index account_merges_target on account_merges (target_account_id);
  `);
