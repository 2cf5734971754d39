import type { Knex } from 'knex';

/** Requests that changed many transactions at once, with what the transactions were before, so that they can be undone. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table operations (
      id uuid primary key,
      kind text not null check (
        kind in ('bulk_recategorize', 'batch_categorize', 'apply_rule', 'apply_all_rules', 'merge_category')),
      api_key_id uuid references api_keys (id),
      -- The category that was set. Null for rules, whose chunks say what each transaction became.
      category_slug text,
      -- For a merge: the category that was deleted, its children, its rules, and the categories merged into it before.
      merged jsonb,
      changed_count integer not null default 0,
      created_at timestamptz not null,
      undone_at timestamptz
    );
    create index operations_newest on operations (created_at desc, id desc);

    -- The transactions that an operation changed, up to some thousands in a row of this table. before and after have a
    -- list for each field, in the order of the ids.
    create table operation_chunks (
      operation_id uuid not null references operations (id) on delete cascade,
      position integer not null,
      transaction_ids uuid[] not null,
      before jsonb not null,
      after jsonb,
      primary key (operation_id, position)
    );
  `);
