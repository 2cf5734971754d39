import type { Knex } from 'knex';

/** Tables without household data: the job queue, what requests, syncs and sign-ins leave, and Knex's own. */
const NOT_CONTENT = [
  'agenda_jobs',
  'audit_events',
  'staged_changes',
  'idempotency_keys',
  'link_sessions',
  'link_session_logins',
  'sign_in_codes',
  'knex_migrations',
  'knex_migrations_lock',
];

/** Returns every row of every table as JSON text written by PostgreSQL. */
export async function readContent(db: Knex): Promise<Record<string, string[]>> {
  const { rows: tables } = await db.raw<{ rows: { name: string }[] }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all (?)
     order by relname`,
    [NOT_CONTENT],
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await db.raw<{ rows: { row: string }[] }>(
      'select to_jsonb(entry)::text as row from ?? as entry order by 1',
      [name],
    );
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

/** Describes how two databases differ, with at most three removed and three added rows of each table. */
export function findDifferences(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((table) => {
    const [was, is] = [new Set(before[table]), new Set(after[table])];
    const lost = [...was].filter((row) => !is.has(row)).map((row) => `${table} lost ${row}`);
    const made = [...is].filter((row) => !was.has(row)).map((row) => `${table} has ${row}`);
    return [...lost.slice(0, 3), ...made.slice(0, 3)];
  });
}

/** Returns all columns, indexes, constraints, functions, views and triggers, including whether a trigger is enabled, and views. */
export async function readSchema(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { part: string }[] }>(`
    select format('%s.%s %s %s %s', relname, attname, format_type(atttypid, atttypmod), attnotnull,
      pg_get_expr(adbin, adrelid)) as part
      from pg_attribute join pg_class on pg_class.oid = attrelid
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped
    union all select format('%s %s', viewname, definition) from pg_views where schemaname = 'public'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select format('%s %s', pg_get_triggerdef(oid), tgenabled) from pg_trigger where not tgisinternal
    union all select pg_get_functiondef(pg_proc.oid) from pg_proc
      where pronamespace = 'public'::regnamespace and prokind = 'f' and probin is null
    order by 1`);
  return rows.map(({ part }) => part);
}
