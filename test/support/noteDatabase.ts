import type { Knex } from 'knex';
import { createDatabase } from '../../src/postgres/database.ts';
import { noteOutput, notesSecrets } from './secretNotes.ts';

const ROWS_AT_A_TIME = 2000;

interface Table {
  name: string;
  columns: { name: string; isBinary: boolean }[];
}

/** Records every text, JSON and binary column of every table, to be searched for secrets; the job store included. */
export async function noteDatabase(url: string): Promise<void> {
  if (!notesSecrets) return;
  const db = createDatabase(url, { poolSize: 1 });
  try {
    await db.transaction(async (trx) => {
      await trx.raw(`set local lock_timeout = '5s'`);
      for (const table of await findTables(trx)) await noteTable(trx, table);
    });
  } finally {
    await db.destroy();
  }
}

async function findTables(trx: Knex): Promise<Table[]> {
  const { rows } = await trx.raw(`
    select format('%I.%I', n.nspname, c.relname) as name,
           json_agg(json_build_object('name', a.attname, 'isBinary', t.typname = 'bytea') order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r'
      and n.nspname not in ('pg_catalog', 'information_schema')
      and t.typname in ('text', 'varchar', 'bpchar', 'json', 'jsonb', 'bytea', '_text', '_varchar')
    group by 1 order by 1`);
  return rows;
}

async function noteTable(trx: Knex, { name, columns }: Table): Promise<void> {
  const values = columns.map((column, index) =>
    // The escape format keeps text inside binary data readable.
    column.isBinary ? `encode(??, 'escape') as "${index}"` : `??::text as "${index}"`,
  );
  await trx.raw(
    `declare rows no scroll cursor for select ${values.join(', ')} from ${name}`,
    columns.map((column) => column.name),
  );
  for (;;) {
    const { rows } = await trx.raw(`fetch ${ROWS_AT_A_TIME} from rows`);
    columns.forEach((column, index) => {
      const texts = rows.flatMap((row: Record<string, string | null>) => row[index] ?? []);
      noteOutput('database value', `${name}.${column.name}`, texts.join('\n'), texts.length);
    });
    if (rows.length < ROWS_AT_A_TIME) break;
  }
  await trx.raw('close rows');
}
