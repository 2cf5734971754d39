import type { Database } from '../../src/context.ts';
import { newId, newShortId } from '../../src/domain/ids.ts';
import type { Action, Condition } from '../../src/domain/rules/rule.ts';

/** A rule of the benchmarks. Every second one also requires a positive amount. */
export interface HouseholdRule {
  nameContains: string;
  requiresMoneyOut: boolean;
  slug: string;
}

const SHOPS = ['coffee', 'grocery', 'market', 'online', 'station', 'books', 'pharmacy', 'bakery'];

/** Returns rules that match different rows of fillLedger's ledger; 50 rules match three in four rows. */
export function householdRules(count: number, slugs: readonly string[]): HouseholdRule[] {
  return Array.from({ length: count }, (_, number) => ({
    nameContains: `${SHOPS[number % SHOPS.length]} store ${1 + Math.floor(number / SHOPS.length)}`,
    requiresMoneyOut: number % 2 === 1,
    slug: slugs[number % slugs.length] ?? 'uncategorized',
  }));
}

/** Replaces all rules by these. */
export async function replaceRules(db: Database, rules: readonly HouseholdRule[]): Promise<void> {
  await db('rules').delete();
  if (rules.length === 0) return;
  const now = new Date();
  await db('rules').insert(
    rules.map((rule, priority) => ({
      id: newId(now),
      short_id: newShortId(),
      name: `${rule.nameContains} is ${rule.slug}`,
      priority,
      trigger: 'always',
      conditions: JSON.stringify(conditionsOf(rule)),
      actions: JSON.stringify([{ type: 'set_category', category_slug: rule.slug }] satisfies Action[]),
      created_at: now,
      updated_at: now,
    })),
  );
}

function conditionsOf({ nameContains, requiresMoneyOut }: HouseholdRule): Condition {
  const name = { field: 'name' as const, op: 'contains' as const, value: nameContains };
  return requiresMoneyOut ? { and: [name, { field: 'amount', op: 'gt', value: 0 }] } : name;
}

/**
 * Returns the same rules as one hand-optimized UPDATE: each name is folded once, each row is evaluated once, and
 * only changes are written.
 */
export function handWrittenUpdate(rules: readonly HouseholdRule[]): string {
  const branches = rules.map(({ nameContains, requiresMoneyOut, slug }) => {
    const amount = requiresMoneyOut ? ' and amount > 0' : '';
    return `when folded like '%${nameContains.toUpperCase()}%'${amount} then '${slug}'`;
  });
  // The last matching rule wins.
  return `
    with facts as materialized (
      select id, rule_category_slug as before, amount, upper(name) as folded
      from transactions where deleted_by_user_at is null and removed_by_provider_at is null),
    evaluated as materialized (
      select id, before, case ${branches.reverse().join(' ')} else before end as slug from facts)
    update transactions t set rule_category_slug = e.slug, updated_at = now()
    from evaluated e
    where t.id = e.id and e.slug is distinct from e.before`;
}
