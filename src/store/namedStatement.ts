import type pg from 'pg';
import type { Database } from '../context.ts';

/**
 * Runs a statement that PostgreSQL plans once for each connection, past Knex's builder. For the few
 * statements that every request or every page sends: there, building and planning cost more than the rows.
 */
export async function runNamed<Row extends pg.QueryResultRow>(
  db: Database,
  statement: { name: string; text: string; values: unknown[] },
): Promise<Row[]> {
  const connection: pg.Client = await db.client.acquireConnection();
  // Knex's own events: whoever watches for answers that do not come watches this statement too.
  lastQuery += 1;
  const query = { __knexQueryUid: `named ${lastQuery}`, sql: statement.text };
  db.client.emit('query', query);
  try {
    const { rows } = await connection.query<Row>(statement);
    return rows;
  } finally {
    db.client.emit('query-response', null, query);
    await db.client.releaseConnection(connection);
  }
}

let lastQuery = 0;
