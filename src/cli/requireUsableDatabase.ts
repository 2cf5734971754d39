import type { Knex } from 'knex';
import { ConfigError } from '../config.ts';
import { judgeDatabase, readFacts } from '../doctor/databaseCheck.ts';

/**
 * Refuses a server that Breadbox does not work on, in the words of `breadbox doctor`. Whether the user may write is
 * left to the migrations: once they have run, it needs no right to create tables.
 * @throws ConfigError
 */
export async function requireUsableDatabase(db: Knex, url: string): Promise<void> {
  const { verdict, summary, advice } = judgeDatabase({ ...(await readFacts(db, url)), notWritable: [] });
  if (verdict === 'problem') throw new ConfigError(`${summary} ${advice}`);
}
