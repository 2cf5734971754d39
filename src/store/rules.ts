import type { Database } from '../context.ts';
import { idColumn, newId, newShortId } from '../domain/ids.ts';
import type { Action, Rule, RuleConditions, Trigger } from '../domain/rules/rule.ts';
import type { Stage } from '../domain/rules/stage.ts';
import type { ErrorDetail } from '../errors.ts';
import { ApiError } from '../errors.ts';
import { columnsOf } from './viewColumns.ts';

/** A rule as the API shows it, its times still as Date. */
export interface RuleView {
  id: string;
  short_id: string;
  name: string;
  enabled: boolean;
  stage: Stage | null;
  priority: number;
  trigger: Trigger;
  conditions: RuleConditions;
  actions: Action[];
  is_system: boolean;
  hit_count: number;
  last_hit_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** The fields of a rule that a client sets. */
export type RuleInput = Pick<
  RuleView,
  'name' | 'enabled' | 'stage' | 'priority' | 'trigger' | 'conditions' | 'actions'
>;

const COLUMNS = columnsOf<RuleView>()([
  'id',
  'short_id',
  'name',
  'enabled',
  'stage',
  'priority',
  'trigger',
  'conditions',
  'actions',
  'is_system',
  'hit_count',
  'last_hit_at',
  'created_at',
  'updated_at',
]);

/** The driver returns a bigint as text. The count fits a number. */
type RuleRow = Omit<RuleView, 'hit_count'> & { hit_count: string };
const toView = (row: RuleRow): RuleView => ({ ...row, hit_count: Number(row.hit_count) });

export interface RulePosition {
  priority: number;
  createdAt: string;
  id: string;
}

/** Rules in the order they run. `after` is the last row of the previous page. */
export async function listRules(
  db: Database,
  filters: { enabled: boolean | null; categorySlug: string | null; search: string | null },
  page: { limit: number; after: RulePosition | null },
): Promise<RuleView[]> {
  const query = db<RuleRow>('rules')
    .select(...COLUMNS)
    .orderBy(['priority', 'created_at', 'id'])
    .limit(page.limit);
  if (filters.enabled !== null) query.where('enabled', filters.enabled);
  if (filters.categorySlug !== null)
    query.whereRaw('actions @> ?::jsonb', [
      JSON.stringify([{ type: 'set_category', category_slug: filters.categorySlug }]),
    ]);
  if (filters.search !== null) query.whereRaw('strpos(lower(name), lower(?)) > 0', [filters.search]);
  if (page.after)
    query.whereRaw('(priority, created_at, id) > (?::smallint, ?::timestamptz, ?::uuid)', [
      page.after.priority,
      page.after.createdAt,
      page.after.id,
    ]);
  return (await query).map(toView);
}

/** @throws ApiError NOT_FOUND */
export async function getRule(db: Database, id: string): Promise<RuleView> {
  const row = await db<RuleRow>('rules')
    .select(...COLUMNS)
    .where(idColumn(id), id)
    .first();
  return row ? toView(row) : notFound(id);
}

/** Adds a rule, in the caller's transaction. Throws ApiError VALIDATION_ERROR if a category or tag does not exist. */
export async function createRule(trx: Database, input: RuleInput, now: Date): Promise<RuleView> {
  await lockNamed(trx, input.actions);
  const [row]: RuleRow[] = await trx('rules')
    .insert({
      ...columns(input),
      id: newId(now),
      short_id: newShortId(),
      created_at: now,
      updated_at: now,
    })
    .returning([...COLUMNS]);
  return row ? toView(row) : notFound(input.name);
}

/**
 * Replaces a rule, in the caller's transaction, if `check` accepts it as it is.
 * @throws ApiError NOT_FOUND, VALIDATION_ERROR
 */
export async function replaceRule(
  trx: Database,
  id: string,
  input: RuleInput,
  now: Date,
  check: (current: RuleView) => void,
): Promise<RuleView> {
  await getRule(trx, id);
  // In the order of a sync, which locks categories and tags before it counts the hits of rules.
  await lockNamed(trx, input.actions);
  check(await lockRule(trx, id));
  const [row]: RuleRow[] = await trx('rules')
    .where(idColumn(id), id)
    .update({ ...columns(input), updated_at: now })
    .returning([...COLUMNS]);
  return row ? toView(row) : notFound(id);
}

/**
 * Deletes a rule, in the caller's transaction, if `check` accepts it as it is.
 * @throws ApiError NOT_FOUND, or VALIDATION_ERROR for a rule that came with the product.
 */
export async function deleteRule(
  trx: Database,
  id: string,
  check: (current: RuleView) => void,
): Promise<void> {
  const rule = await lockRule(trx, id);
  check(rule);
  if (!rule.is_system) return void (await trx('rules').where('id', rule.id).delete());
  throw new ApiError('VALIDATION_ERROR', 'This rule came with the product: disable it instead.', {
    details: [{ path: 'id', code: 'contradiction', message: 'is a system rule' }],
  });
}

async function lockRule(trx: Database, id: string): Promise<RuleView> {
  const row = await trx<RuleRow>('rules')
    .select(...COLUMNS)
    .where(idColumn(id), id)
    .forUpdate()
    .first();
  return row ? toView(row) : notFound(id);
}

/** The enabled rules, for the evaluator. */
export async function findEnabledRules(db: Database): Promise<Rule[]> {
  return evaluable(db).where('enabled', true);
}

/** A rule for the evaluator, enabled or not. Throws ApiError NOT_FOUND. */
export async function getEvaluableRule(db: Database, id: string): Promise<Rule> {
  const [rule] = await evaluable(db).where(idColumn(id), id);
  return rule ?? notFound(id);
}

const evaluable = (db: Database) =>
  db<RuleRow>('rules')
    .select('id', 'priority', 'created_at as createdAt', 'trigger', 'conditions', 'actions')
    .orderBy(['priority', 'created_at', 'id']);

/** The names of the rules that refer to something, in the order they run. */
export async function findNamingRules(
  db: Database,
  refersTo: (rule: { conditions: RuleConditions; actions: Action[] }) => boolean,
): Promise<string[]> {
  const rules = await db<RuleRow>('rules')
    .select('name', 'conditions', 'actions')
    .orderBy(['priority', 'created_at', 'id']);
  return rules.filter(refersTo).map(({ name }) => name);
}

/** As lockReferenced. Throws ApiError VALIDATION_ERROR with each action whose category or tag does not exist. */
async function lockNamed(trx: Database, actions: readonly Action[]): Promise<void> {
  const details = await lockReferenced(trx, actions);
  const [first] = details;
  if (first)
    throw new ApiError('VALIDATION_ERROR', `The body is not valid: ${first.path} ${first.message}.`, {
      details,
    });
}

/**
 * Locks the categories and tags of the actions against deletion until the end of the database transaction.
 * @returns each action whose category or tag does not exist.
 */
export async function lockReferenced(trx: Database, actions: readonly Action[]): Promise<ErrorDetail[]> {
  const named = (action: Action) => (action.type === 'set_category' ? action.category_slug : action.tag_slug);
  const held = async (table: 'categories' | 'tags', slugs: string[]): Promise<Set<string>> => {
    const { rows } = await trx.raw(
      `select slug from ${table} where slug = any(?) order by slug for key share`,
      [slugs],
    );
    return new Set(rows.map((row: { slug: string }) => row.slug));
  };
  const slugsOf = (setsCategory: boolean) =>
    actions.filter((action) => (action.type === 'set_category') === setsCategory).map(named);
  const categories = await held('categories', slugsOf(true));
  const tags = await held('tags', slugsOf(false));
  return actions.flatMap((action, position): ErrorDetail[] => {
    if ((action.type === 'set_category' ? categories : tags).has(named(action))) return [];
    const field = action.type === 'set_category' ? 'category_slug' : 'tag_slug';
    const kind = action.type === 'set_category' ? 'category' : 'tag';
    return [{ path: `actions[${position}].${field}`, code: 'not_found', message: `names no ${kind}` }];
  });
}

const columns = ({ conditions, actions, ...input }: RuleInput) => ({
  ...input,
  // As text, because the driver converts an array to a PostgreSQL array.
  conditions: JSON.stringify(conditions),
  actions: JSON.stringify(actions),
});

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No rule has the id ${id}.`);
}
