import type pg from 'pg';
import type { Database } from '../context.ts';
import type { PipelinedConnection, Statement } from './pipelinedConnection.ts';

/** What a database of ours carries beside its pool. */
export interface NamedStatementRunner {
  pipelined: PipelinedConnection;
}

/**
 * Runs a statement that PostgreSQL plans once for each connection, past Knex's builder. For the few
 * statements that every request or every page sends: there, building, planning and borrowing a connection
 * cost more than the rows.
 */
export async function runNamed<Row extends pg.QueryResultRow>(
  db: Database,
  statement: Statement,
): Promise<Row[]> {
  // createDatabase puts it there.
  const { pipelined } = db.userParams as NamedStatementRunner;
  // Knex's own events: whoever watches for answers that do not come watches this statement too.
  lastQuery += 1;
  const query = { __knexQueryUid: `named ${lastQuery}`, sql: statement.text };
  db.client.emit('query', query);
  try {
    return await pipelined.run<Row>(statement);
  } finally {
    db.client.emit('query-response', null, query);
  }
}

let lastQuery = 0;
