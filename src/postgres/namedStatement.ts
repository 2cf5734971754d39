import type { Knex } from 'knex';
import type pg from 'pg';
import type { ReservedConnection } from './reservedConnection.ts';
import type { Statement, TextStatement } from './statement.ts';

/** What createDatabase adds to a pool. */
export interface DatabaseParams {
  reserved: ReservedConnection;
}

/**
 * Runs a statement that PostgreSQL plans once for each connection, without Knex's builder. For the few statements
 * that most requests send: for those, building and planning cost more than the rows.
 */
export function runNamed(db: Knex, statement: TextStatement): Promise<(string | null)[][]>;
export function runNamed<Row extends pg.QueryResultRow>(db: Knex, statement: Statement): Promise<Row[]>;
export async function runNamed(db: Knex, statement: Statement): Promise<unknown[]> {
  const connection: pg.Client = await db.client.acquireConnection();
  try {
    announce(db, statement);
    return (await connection.query(statement)).rows;
  } finally {
    await db.client.releaseConnection(connection);
  }
}

/** Runs a statement that never waits for a lock on the connection that is reserved for such. */
export function runReserved<Row extends pg.QueryResultRow>(db: Knex, statement: Statement): Promise<Row[]> {
  // createDatabase sets the parameter.
  const { reserved } = db.userParams as DatabaseParams;
  announce(db, statement);
  return reserved.run<Row>(statement);
}

/** Knex emits an event for each of its statements; listeners get these statements too. */
function announce(db: Knex, { text }: Statement): void {
  if (db.listenerCount('query') > 0) db.emit('query', { sql: text });
}
