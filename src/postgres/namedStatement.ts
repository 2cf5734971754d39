import type { Knex } from 'knex';
import type pg from 'pg';
import type { PipelinedConnection, Statement, TextStatement } from './pipelinedConnection.ts';

/** What a database of ours carries beside its pool. */
export interface NamedStatementRunner {
  pipelined: PipelinedConnection;
}

/**
 * Runs a statement that PostgreSQL plans once for each connection, past Knex's builder. For the few
 * statements that every request or every page sends: there, building, planning and borrowing a connection
 * cost more than the rows.
 */
export function runNamed(db: Knex, statement: TextStatement): Promise<(string | null)[][]>;
export function runNamed<Row extends pg.QueryResultRow>(db: Knex, statement: Statement): Promise<Row[]>;
export function runNamed(db: Knex, statement: Statement): Promise<unknown[]> {
  // createDatabase puts it there.
  const { pipelined } = db.userParams as NamedStatementRunner;
  // Knex tells of its statements; whoever listens hears of these too.
  if (db.listenerCount('query') > 0) db.emit('query', { sql: statement.text });
  return pipelined.run(statement);
}
