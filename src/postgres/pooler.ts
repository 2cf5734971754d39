import pg from 'pg';

/**
 * A pooler such as pgbouncer gives a client in *session mode* one connection to PostgreSQL for as long as the client is
 * connected. In *transaction mode* the client may get another one for each transaction. Then prepared statements,
 * settings, LISTEN and the views that limit an API key are lost or reach somebody else's requests, so Breadbox does
 * not run on it.
 */

export const TRANSACTION_POOLING = {
  summary:
    'DATABASE_URL leads through a pooler in transaction mode (such as pgbouncer), where what one request has prepared reaches others.',
  advice:
    'Set the pool of this database to session mode (`pool_mode = session`), or name PostgreSQL itself in DATABASE_URL.',
};

const TIMEOUT_MS = 2_000;
/** A pooler hands out the connection that was used last, or the one that was unused for longest. */
const MAX_OTHERS = 4;

/**
 * Whether a client can lose its connection to PostgreSQL between two transactions. Only poolers report another process
 * id to the client than PostgreSQL does, so without one this is a single query.
 */
export async function isPooledByTransaction(url: string): Promise<boolean> {
  const clients: pg.Client[] = [];
  const open = async () => {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'breadbox probe',
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
    });
    client.on('error', () => undefined);
    clients.push(client);
    await client.connect();
    return client;
  };
  try {
    const first = await open();
    const own = await readProcessId(first);
    if (own === reportedProcessId(first)) return false;
    return await losesConnection(first, own, open);
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}

/** Lets others take every connection that is free, and looks whether that of the first client is among them. */
async function losesConnection(
  first: pg.Client,
  own: number,
  open: () => Promise<pg.Client>,
): Promise<boolean> {
  try {
    for (let others = 0; others < MAX_OTHERS; others++) {
      const other = await open();
      await other.query('begin');
      if ((await readProcessId(other)) === own) return true;
    }
    return (await readProcessId(first)) !== own;
  } catch (error) {
    // In session mode a small pool has no connection for the others, who wait for one.
    return error instanceof Error && /statement pooling mode/.test(error.message);
  }
}

async function readProcessId(client: pg.Client): Promise<number> {
  const { rows } = await client.query('select pg_backend_pid() as id');
  return rows[0].id;
}

/** The driver keeps what the server reported when the client connected, and its types do not show it. */
function reportedProcessId(client: pg.Client): unknown {
  return 'processID' in client ? client.processID : null;
}
