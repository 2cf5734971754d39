import type { Database } from '../context.ts';
import { newId } from '../domain/ids.ts';

/** What rules did, for as long as sync logs are kept. */

export type RuleRunKind = 'sync' | 'import' | 'apply_rule' | 'apply_all_rules';

export interface RuleRun {
  id: string;
  kind: RuleRunKind;
  matched_count: number;
  ran_at: Date;
}

/**
 * Adds to each rule's count of matched transactions and records the run. Rows are locked by id, so that two calls cannot
 * deadlock. Rules that were deleted meanwhile are left out.
 */
export async function recordHits(
  db: Database,
  hits: ReadonlyMap<string, number>,
  kind: RuleRunKind,
  now: Date,
): Promise<void> {
  if (hits.size === 0) return;
  const ids = [...hits.keys()].sort();
  await db.raw(
    `with locked as (select id from rules where id = any(:ids) order by id for no key update),
       counted as (
         update rules r set hit_count = r.hit_count + h.count, last_hit_at = :now
         from unnest(:ids::uuid[], :counts::bigint[], :runIds::uuid[]) as h(id, count, run_id)
         join locked using (id)
         where r.id = h.id
         returning h.run_id, r.id, h.count)
     insert into rule_runs (id, rule_id, kind, matched_count, ran_at)
     select run_id, id, :kind, count, :now from counted`,
    {
      ids,
      counts: ids.map((id) => hits.get(id) ?? 0),
      runIds: ids.map(() => newId(now)),
      kind,
      now,
    },
  );
}

/** The runs of a rule, newest first. `before` is the last id of the previous page. */
export async function listRuleRuns(
  db: Database,
  ruleId: string,
  { limit, before }: { limit: number; before: string | null },
): Promise<RuleRun[]> {
  const query = db('rule_runs')
    .select('id', 'kind', 'ran_at', db.raw('matched_count::float8 as matched_count'))
    .where('rule_id', ruleId)
    .orderBy('id', 'desc')
    .limit(limit);
  return before === null ? query : query.where('id', '<', before);
}

export async function pruneRuleRuns(db: Database, before: Date): Promise<number> {
  return db('rule_runs').where('ran_at', '<', before).delete();
}
