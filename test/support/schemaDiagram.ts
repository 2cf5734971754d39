import type { Database } from '../../src/context.ts';

/** Draws the tables of a migrated database, read from PostgreSQL's own catalogue, as a Mermaid diagram. */

export const SCHEMA_FILE = 'docs/schema.md';

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  generated: boolean;
  key: 'PK' | 'FK' | 'UK' | null;
}

interface Reference {
  table: string;
  column: string;
  target: string;
  optional: boolean;
}

/** The migrations' own bookkeeping. */
const HIDDEN = ['knex_migrations', 'knex_migrations_lock'];

/** The text of `docs/schema.md`. */
export async function drawSchema(db: Database): Promise<string> {
  const columns = await readColumns(db);
  const references = await readReferences(db);
  const tables = [...new Set(columns.map(({ table }) => table))];
  const lines = [
    '# Database schema',
    '',
    'Made by `make diagram` from the migrated database; do not edit it. `?` marks a column that may be null, `=` one that PostgreSQL computes.',
    '',
    '```mermaid',
    'erDiagram',
    ...references.map(
      ({ table, column, target, optional }) =>
        `  ${target} ${optional ? '|o' : '||'}--o{ ${table} : ${column}`,
    ),
    ...tables.flatMap((table) => [
      `  ${table} {`,
      ...columns.filter((column) => column.table === table).map((column) => `    ${drawColumn(column)}`),
      '  }',
    ]),
    '```',
    '',
  ];
  return lines.join('\n');
}

function drawColumn({ name, type, nullable, generated, key }: Column): string {
  const marks = `${nullable ? '?' : ''}${generated ? '=' : ''}`;
  return [type, name, key, marks === '' ? null : `"${marks}"`].filter((part) => part !== null).join(' ');
}

async function readColumns(db: Database): Promise<Column[]> {
  const { rows } = await db.raw<{ rows: Column[] }>(
    `select c.relname as "table", a.attname as name,
        case when t.typcategory = 'A' then e.typname || '[]' else t.typname end as type,
        not a.attnotnull as nullable, a.attgenerated <> '' as generated,
        (select case
            when bool_or(k.contype = 'p') then 'PK'
            when bool_or(k.contype = 'f') then 'FK'
            when bool_or(k.contype = 'u' and cardinality(k.conkey) = 1) then 'UK'
          end
          from pg_constraint k where k.conrelid = c.oid and a.attnum = any (k.conkey)) as key
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      left join pg_type e on e.oid = t.typelem
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all (?)
      order by c.relname, a.attnum`,
    [HIDDEN],
  );
  return rows;
}

async function readReferences(db: Database): Promise<Reference[]> {
  const { rows } = await db.raw<{ rows: Reference[] }>(
    `select c.relname as "table", a.attname as "column", target.relname as target, not a.attnotnull as optional
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_class target on target.oid = k.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
      order by target.relname, c.relname, a.attname`,
  );
  return rows;
}
