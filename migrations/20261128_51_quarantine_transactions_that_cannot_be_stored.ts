import type { Knex } from 'knex';

/**
 * What a provider sent and the ledger cannot store is kept whole, with the reason, and tried again by every sync.
 * \`key\` is the provider's id of the transaction, or a digest where the id itself cannot be stored; \`fields\` is
 * what was read of \`raw\`; \`day\` is the transaction's date where that could be read.
 */
export const up = (knex: Knex) =>
  knex.raw(`
    create table quarantined_transactions (
      id uuid primary key,
      short_id text not null unique,
      connection_id uuid not null references connections (id) on delete cascade,
      account_id uuid references accounts (id) on delete set null,
      key text not null,
      external_id text,
      day date,
      reason text not null,
      fields jsonb,
      raw jsonb,
      sync_log_id uuid references sync_logs (id) on delete set null,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      unique (connection_id, key)
    );
    create index quarantined_transactions_newest on quarantined_transactions (first_seen_at desc, id desc);
    create index quarantined_transactions_account on quarantined_transactions (account_id);
    create index quarantined_transactions_sync_log on quarantined_transactions (sync_log_id);

    alter table staged_changes
      drop constraint staged_changes_kind_check,
      add constraint staged_changes_kind_check check (kind in ('upsert', 'remove', 'invalid'));
  `);
