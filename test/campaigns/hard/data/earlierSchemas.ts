import type { Knex } from 'knex';
import { describeTables, PRODUCT_TABLES } from '../../../../src/backup/productTables.ts';
import { listMigrations, lockSchema, migrate, migrateLocked } from '../../../../src/postgres/migrate.ts';
import { startTestApp } from '../../../support/testApp.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/testDatabase.ts';
import type { Check } from '../campaign.ts';
import type { BackupSource } from './backupSource.ts';

/** How many transactions each schema gets. */
const TRANSACTIONS = { short: 200, full: 5_000 };
/** Generated columns, which a migration may compute differently. */
const DERIVED = ['search_text', 'category_slug', 'category_primary_slug'];
/** The last of the migrations that create the schema of the first release. */
const BASELINE = '20261128_09_job_queue';

const READS = [
  'transactions',
  'accounts',
  'connections',
  'users',
  'categories',
  'tags',
  'rules',
  'reports',
  'sync-logs',
  'webhook-events',
];

type Row = Record<string, unknown>;

/** Migrates a database from each earlier schema, filled with as much of a household as that schema can hold. */
export async function earlierSchemas(source: BackupSource, size: 'short' | 'full'): Promise<Check> {
  const all = await listMigrations();
  const failures: string[] = [];
  let rows = 0;
  const first = all.indexOf(BASELINE) + 1;
  for (let count = first; count <= all.length; count++) {
    const database = await createTestDatabase({ migrated: false });
    try {
      const { db } = database;
      await db.transaction(async (trx) => {
        await lockSchema(trx);
        await migrateLocked(trx, { only: all.slice(0, count) });
      });
      await insertHousehold(db, source, TRANSACTIONS[size]);
      const before = await readRows(db);
      rows += [...before.values()].reduce((sum, table) => sum + table.size, 0);
      await migrate(db);
      const after = await readRows(db);
      const found = [
        ...findLosses(before, after),
        ...(await findServingFailures(database, after)),
        ...(await findStalePrimaryCategories(db)),
      ];
      failures.push(...found.map((how) => `from ${all[count - 1]}: ${how}`));
    } finally {
      await database.drop();
    }
  }
  return {
    claim: 'a database with data at each earlier schema loses nothing when it is migrated, and can be served',
    attempts: rows,
    failures,
    figures: `${all.length - first + 1} schemas`,
  };
}

/** Primary categories come first, and only what belongs to one of the transactions taken. */
const CLAUSES: Record<string, string> = {
  categories: 'order by primary_slug is not null',
  import_changes: 'where transaction_id in (select id from transactions)',
};

/** Inserts the household's rows, limited to the columns that the schema has. */
async function insertHousehold(db: Knex, source: BackupSource, transactions: number): Promise<void> {
  await db('categories').delete();
  await db('tags').delete();
  for (const { name, columns } of await describeTables(db, PRODUCT_TABLES)) {
    const rows = (source.content[name] ?? []).slice(0, name === 'transactions' ? transactions : undefined);
    const names = columns.map((column) => column.name);
    await db.raw(
      `insert into ?? (${names.map(() => '??').join(', ')})
       select ${names.map(() => '??').join(', ')} from jsonb_populate_recordset(null::${name}, ?::jsonb)
       ${CLAUSES[name] ?? ''}`,
      [name, ...names, ...names, `[${rows.join(',')}]`],
    );
  }
}

/** Returns every row of every product table by its first column, which is its key. */
async function readRows(db: Knex): Promise<Map<string, Map<string, Row>>> {
  const tables = new Map<string, Map<string, Row>>();
  for (const { name, columns } of await describeTables(db, PRODUCT_TABLES)) {
    const texts = columns.map(() => '??::text').join(', ');
    const { rows } = await db.raw<{ rows: Row[] }>(`select ${texts} from ??`, [
      ...columns.map((column) => column.name),
      name,
    ]);
    tables.set(name, new Map(rows.map((row) => [String(row[columns[0]?.name ?? '']), row])));
  }
  return tables;
}

function findLosses(before: Map<string, Map<string, Row>>, after: Map<string, Map<string, Row>>): string[] {
  return [...before].flatMap(([table, rows]) =>
    [...rows].flatMap(([key, was]) => {
      const is = after.get(table)?.get(key);
      if (!is) return [`${table} lost ${key}`];
      return Object.keys(was)
        .filter((column) => column in is && !DERIVED.includes(column) && was[column] !== is[column])
        .map((column) => `${table}.${column} of ${key} was ${was[column]} and is ${is[column]}`);
    }),
  );
}

/** The stored primary category of a transaction must be the one that the category table gives. */
async function findStalePrimaryCategories(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select t.id from transactions t join categories c on c.slug = t.category_slug
     where t.category_primary_slug <> coalesce(c.primary_slug, c.slug) order by t.id`,
  );
  return rows.map(({ id }) => `the primary category of ${id} is stale`);
}

/** Reads every collection and writes a tag through the API; responses are validated against the contract. */
async function findServingFailures(
  database: TestDatabase,
  rows: Map<string, Map<string, Row>>,
): Promise<string[]> {
  const app = await startTestApp({ database });
  try {
    const failures: string[] = [];
    for (const path of READS) {
      const { status } = await app.get(`/api/v1/${path}`);
      if (status !== 200) failures.push(`${path} returns ${status}`);
    }
    const { body } = await app.get('/api/v1/transactions/count');
    const shown = [...(rows.get('transactions')?.values() ?? [])].filter(
      (row) => row['deleted_by_user_at'] === null && row['removed_by_provider_at'] === null,
    );
    if (body.count !== shown.length)
      failures.push(`${body.count} of ${shown.length} transactions are served`);
    const { status } = await app.post('/api/v1/tags', { slug: 'after-all', display_name: 'After all' });
    return status === 201 ? failures : [...failures, `creating a tag returns ${status}`];
  } finally {
    await app.close();
  }
}
