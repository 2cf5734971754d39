import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { SQL_VIEWS } from '../backup/productTables.ts';
import { ConfigError, readDatabaseConfig } from '../config.ts';
import type { Database } from '../context.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { scramVerifier } from '../postgres/scramVerifier.ts';
import { UsageError } from './usage.ts';
import { withDatabase } from './withDatabase.ts';

const NAME = /^[a-z_][a-z0-9_]{0,62}$/;
/** How this command recognizes its own roles. It never touches another one. */
const MARK = 'Reads the views of Breadbox (breadbox sql-role)';
/** A query that a dashboard forgot must not hold back the server. A client can change these for its own session. */
const SETTINGS = {
  default_transaction_read_only: 'on',
  statement_timeout: '60s',
  idle_in_transaction_session_timeout: '60s',
};
const MAX_CONNECTIONS = 10;

const INSUFFICIENT_PRIVILEGE = '42501';
const DUPLICATE_OBJECT = '42710';

/**
 * `breadbox sql-role NAME [--drop]`: creates or removes a role of PostgreSQL that can read the views for SQL. Only the
 * connection string goes to standard output, the explanation to standard error.
 */
export async function sqlRoleCommand(
  name: string,
  { drop }: { drop?: boolean | undefined },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (!NAME.test(name) || name.startsWith('pg_')) {
    throw new UsageError(
      `"${name}" cannot be the name of a role. Use lower-case letters, digits and underscores, such as grafana.`,
    );
  }
  if (drop) {
    await withDatabase(env, (db) => refused(name, () => dropRole(db, name)));
    console.log(`Removed the role ${name}.`);
    return;
  }
  const password = randomBytes(24).toString('base64url');
  const address = await withDatabase(env, async (db, url) => {
    await refused(name, () => createRole(db, name, password));
    return url;
  });
  const url = new URL(address);
  url.username = name;
  url.password = password;
  const reach = readDatabaseConfig(env).databaseUrl
    ? ''
    : ' Programs on this machine reach the database while Breadbox is running.';
  console.error(
    `The role ${name} can read these views, and no table: ${SQL_VIEWS.join(', ')}.${reach} Its connection string is shown this once:`,
  );
  console.log(url.href);
}

/** In one transaction, so that a role that may not read everything is never left behind. */
function createRole(db: Database, name: string, password: string): Promise<void> {
  return inTransaction(db, async (trx) => {
    const exists = await isOurs(trx, name);
    // A verifier, so that the password is in no log of the server.
    const verifier = scramVerifier(password);
    const options = `login connection limit ${MAX_CONNECTIONS} password '${verifier}'`;
    await trx.raw(`${exists ? 'alter' : 'create'} role ?? ${options}`, [name]);
    await trx.raw(`comment on role ?? is '${MARK}'`, [name]);
    for (const [setting, value] of Object.entries(SETTINGS))
      await trx.raw(`alter role ?? set ${setting} = '${value}'`, [name]);
    const { database, schema } = await findPlace(trx);
    await trx.raw('grant connect on database ?? to ??', [database, name]);
    await trx.raw('grant usage on schema ?? to ??', [schema, name]);
    for (const view of SQL_VIEWS) await trx.raw('grant select on ?? to ??', [view, name]);
    await requireNothingElse(trx, name);
  });
}

/** Another grant, such as one to everybody, would show the role more than it was created for. */
async function requireNothingElse(trx: Database, name: string): Promise<void> {
  const { rows } = await trx.raw(
    `select relname as name from pg_class
     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
       and relname <> all (?)
       and (has_any_column_privilege(?::name, oid, 'select, insert, update, references')
         or has_table_privilege(?::name, oid, 'delete, truncate, trigger'))
     order by relname`,
    [[...SQL_VIEWS], name, name],
  );
  const others = rows.map((row: { name: string }) => row.name);
  if (others.length > 0) {
    throw new ConfigError(
      `The role ${name} could read or write more than the views, because of grants that it inherits: ${others.join(', ')}. Nothing was changed. Revoke those grants first.`,
    );
  }
}

function dropRole(db: Database, name: string): Promise<void> {
  return inTransaction(db, async (trx) => {
    if (!(await isOurs(trx, name))) throw new ConfigError(`There is no role ${name}.`);
    const { database, schema } = await findPlace(trx);
    for (const view of SQL_VIEWS) await trx.raw('revoke all on ?? from ??', [view, name]);
    await trx.raw('revoke all on schema ?? from ??', [schema, name]);
    await trx.raw('revoke all on database ?? from ??', [database, name]);
    await trx.raw('drop role ??', [name]);
  });
}

async function findPlace(trx: Database): Promise<{ database: string; schema: string }> {
  const { rows } = await trx.raw('select current_database() as database, current_schema() as schema');
  return rows[0];
}

/**
 * Whether the role exists.
 * @throws ConfigError if it is somebody else's.
 */
async function isOurs(trx: Database, name: string): Promise<boolean> {
  const { rows } = await trx.raw(
    `select shobj_description(oid, 'pg_authid') as comment from pg_roles where rolname = ?`,
    [name],
  );
  if (rows.length > 0 && rows[0].comment !== MARK) {
    throw new ConfigError(
      `The role ${name} exists already, and this command did not create it. Nothing was changed. Choose another name.`,
    );
  }
  return rows.length > 0;
}

async function refused(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    if (error.code === DUPLICATE_OBJECT)
      throw new ConfigError(`The role ${name} has just been created by somebody else. Try again.`);
    if (error.code !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new ConfigError(
      `The role in DATABASE_URL may not manage roles. Nothing was changed. Run this command once with a DATABASE_URL of a role that has CREATEROLE, or ask the administrator for a role with: grant select on ${SQL_VIEWS.join(', ')} to ${name};`,
    );
  }
}
