import type { Knex } from 'knex';

/** What rules did: one row for each rule that matched in a sync, an import or a request. */
export const up = (knex: Knex) =>
  knex.raw(`
    create table rule_runs (
      id uuid primary key,
      rule_id uuid not null references rules (id) on delete cascade,
      kind text not null check (kind in ('sync', 'import', 'apply_rule', 'apply_all_rules')),
      matched_count bigint not null,
      ran_at timestamptz not null
    );
    create index rule_runs_rule on rule_runs (rule_id, id desc);
    create index rule_runs_oldest on rule_runs (ran_at);
  `);
