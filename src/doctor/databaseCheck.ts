import type { Knex } from 'knex';
import { adviceOn } from '../postgres/connectionFailures.ts';
import { describeDatabaseFailure } from '../postgres/database.ts';
import { isPooledByTransaction, TRANSACTION_POOLING } from '../postgres/pooler.ts';
import { type Check, type Finding, ok, problem } from './finding.ts';

export interface DatabaseFacts {
  /** For example, 180004. */
  versionNumber: number;
  /** For example, 18.4. */
  version: string;
  encoding: string;
  /** Whether the extension pg_trgm, which the search needs, is installed, can be installed, or is missing. */
  trigrams: 'installed' | 'available' | 'missing';
  /** Whether Breadbox's tables exist; their migrations installed the extension. */
  hasTables: boolean;
  /** Whether the server is a standby or set to read only. */
  isReadOnly: boolean;
  /** Whether a pooler gives each transaction another connection. */
  isPooledByTransaction: boolean;
  /** The tables and the schema that the user has no privilege to write to. */
  notWritable: string[];
}

const MIN_VERSION = 150_000;

export function databaseCheck(db: Knex, url: string): Check {
  return {
    name: 'database',
    async run() {
      try {
        return judgeDatabase(await readFacts(db, url));
      } catch (error) {
        const failure = describeDatabaseFailure(error);
        if (!failure) throw error;
        return problem(`The database cannot be reached: ${failure}.`, adviceOn(failure));
      }
    },
  };
}

/** Returns the most severe problem found, or ok. */
export function judgeDatabase(facts: DatabaseFacts): Finding {
  if (facts.versionNumber < MIN_VERSION) {
    return problem(
      `The server runs PostgreSQL ${facts.version}, but version 15 or later is required.`,
      'Upgrade the server to PostgreSQL 15 or later.',
    );
  }
  if (facts.isPooledByTransaction) return problem(TRANSACTION_POOLING.summary, TRANSACTION_POOLING.advice);
  if (facts.encoding !== 'UTF8') {
    return problem(
      `The encoding of the database is ${facts.encoding}, which cannot store every character.`,
      'Create a database with `createdb --encoding=UTF8 --template=template0`, and move the data with `breadbox backup` and `breadbox restore`.',
    );
  }
  if (facts.trigrams === 'missing') {
    return problem(
      'The server does not have the extension pg_trgm, which the search needs.',
      "Install PostgreSQL's contrib package on the server.",
    );
  }
  if (facts.trigrams === 'available' && facts.hasTables) {
    return problem(
      'The extension pg_trgm was removed from the database.',
      'Run `create extension pg_trgm` in the database.',
    );
  }
  if (facts.isReadOnly) {
    return problem(
      'The database is read only: it is a standby, or default_transaction_read_only is on.',
      'Name the primary server in DATABASE_URL, or set default_transaction_read_only to off.',
    );
  }
  if (facts.notWritable.length > 0) {
    return problem(
      `The database user has no privilege to write to ${facts.notWritable.join(', ')}.`,
      'Make the user the owner of the database and of its tables.',
    );
  }
  return ok(`PostgreSQL ${facts.version}, UTF8, writable.`);
}

export async function readFacts(db: Knex, url: string): Promise<DatabaseFacts> {
  const { rows } = await db.raw(`
    select current_setting('server_version_num')::integer as "versionNumber",
      current_setting('server_version') as version,
      (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
      case
        when exists (select from pg_extension where extname = 'pg_trgm') then 'installed'
        when exists (select from pg_available_extensions where name = 'pg_trgm') then 'available'
        else 'missing'
      end as trigrams,
      to_regclass('transactions') is not null as "hasTables",
      pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "isReadOnly",
      array(
        select relname::text from pg_class
        where relnamespace = current_schema()::regnamespace and relkind = 'r'
          and not (has_table_privilege(oid, 'insert') and has_table_privilege(oid, 'update')
            and has_table_privilege(oid, 'delete'))
        union all
        select 'the schema ' || current_schema()
        where not has_schema_privilege(current_schema(), 'create')
      ) as "notWritable"`);
  return { ...rows[0], isPooledByTransaction: await isPooledByTransaction(url) };
}
