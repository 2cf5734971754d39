import type { Database } from '../../src/context.ts';
import { seconds } from './measure.ts';

/**
 * Copies the rows of an account to another by COPY from a file, into the same table with all its indexes and
 * constraints: the cost of storing rows that need no further work. The copies get new ids. Returns seconds.
 */
export async function copyFinishedRows(db: Database, from: string, to: string): Promise<number> {
  const columns: string[] = (
    await db.raw(
      `select quote_ident(attname) as name from pg_attribute
       where attrelid = 'transactions'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
       order by attnum`,
    )
  ).rows.map(({ name }: { name: string }) => name);
  const values = columns.map((column) => {
    if (column === 'id') return 'uuidv7()';
    if (column === 'short_id')
      return "left(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/=', '012'), 8)";
    if (column === 'account_id') return `'${to}'::uuid`;
    return column;
  });
  const { rows } = await db.raw(`select current_setting('data_directory') || '/bench.copy' as file`);
  const file = `'${rows[0].file}'`;
  await db.raw(
    `copy (select ${values.join(', ')} from transactions where account_id = '${from}' order by id) to ${file}`,
  );
  await db.raw('checkpoint');
  return seconds(() => db.raw(`copy transactions (${columns.join(', ')}) from ${file}`));
}
