import type { Database } from '../../src/context.ts';
import { newId, newShortId } from '../../src/domain/ids.ts';
import type { Action, Condition } from '../../src/domain/rules/rule.ts';

/** What a rule of the benches says: every other one of them also asks for money out. */
export interface HouseholdRule {
  nameContains: string;
  asksForMoneyOut: boolean;
  slug: string;
}

const SHOPS = ['coffee', 'grocery', 'market', 'online', 'station', 'books', 'pharmacy', 'bakery'];

/** Rules that set categories of the ledger that fillLedger makes, each of other rows: three in four rows in all for 50. */
export function householdRules(count: number, slugs: readonly string[]): HouseholdRule[] {
  return Array.from({ length: count }, (_, number) => ({
    nameContains: `${SHOPS[number % SHOPS.length]} store ${1 + Math.floor(number / SHOPS.length)}`,
    asksForMoneyOut: number % 2 === 1,
    slug: slugs[number % slugs.length] ?? 'uncategorized',
  }));
}

/** Makes these the only rules there are. */
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

function conditionsOf({ nameContains, asksForMoneyOut }: HouseholdRule): Condition {
  const name = { field: 'name' as const, op: 'contains' as const, value: nameContains };
  return asksForMoneyOut ? { and: [name, { field: 'amount', op: 'gt', value: 0 }] } : name;
}

/**
 * The same rules as one statement, as somebody would write it by hand who knows the database: each name is
 * folded once, each row is judged once, and only what changes is written.
 */
export function handWrittenUpdate(rules: readonly HouseholdRule[]): string {
  const branches = rules.map(({ nameContains, asksForMoneyOut, slug }) => {
    const amount = asksForMoneyOut ? ' and amount > 0' : '';
    return `when folded like '%${nameContains.toUpperCase()}%'${amount} then '${slug}'`;
  });
  // The last rule that matches counts.
  return `
    with facts as materialized (
      select id, rule_category_slug as before, amount, upper(name) as folded
      from transactions where deleted_by_user_at is null and removed_by_provider_at is null),
    judged as materialized (
      select id, before, case ${branches.reverse().join(' ')} else before end as slug from facts)
    update transactions t set rule_category_slug = j.slug, updated_at = now()
    from judged j
    where t.id = j.id and j.slug is distinct from j.before`;
}
