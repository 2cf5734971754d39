import type { Knex } from 'knex';

/**
 * Each import of a file is a batch that can be listed and taken back. An account has the bank's number, by which later
 * files find it.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    alter table accounts add column bank_number text;
    create index accounts_bank_number on accounts (connection_id, bank_number) where bank_number is not null;

    create table imports (
      id uuid primary key,
      short_id text not null unique,
      connection_id uuid not null references connections (id),
      format text not null check (format in ('csv', 'ofx', 'qif', 'camt', 'mt940')),
      status text not null check (status in ('imported', 'replaced', 'taken_back')),
      -- SHA-256 of the file, by which a corrected import of it is recognized.
      file_digest text not null,
      -- [{ account_id, is_new, added_count, updated_count, unchanged_count, skipped_count }]
      accounts jsonb not null,
      assumptions jsonb not null,
      created_at timestamptz not null,
      replaced_by uuid references imports (id),
      taken_back_at timestamptz,
      check ((status = 'replaced') = (replaced_by is not null)),
      check ((status = 'taken_back') = (taken_back_at is not null))
    );
    create index imports_newest on imports (created_at desc, id desc);
    create index imports_live on imports (connection_id, file_digest) where status = 'imported';

    -- The transactions that an import holds, some hundred in a row of this table: what it added and what it confirmed.
    create table import_chunks (
      import_id uuid not null references imports (id) on delete cascade,
      position integer not null,
      transaction_ids uuid[] not null,
      -- The line of the file of each transaction.
      lines integer[] not null,
      -- Whether the import added it.
      added boolean[] not null,
      primary key (import_id, position)
    );

    -- Transactions that an import changed: what the provider's fields were and what they became.
    create table import_changes (
      import_id uuid not null references imports (id) on delete cascade,
      transaction_id uuid not null references transactions (id) on delete cascade,
      before jsonb not null,
      after jsonb not null,
      primary key (import_id, transaction_id)
    );
    create index import_changes_transaction on import_changes (transaction_id);
  `);
