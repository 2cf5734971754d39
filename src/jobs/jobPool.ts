import pg from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;
const QUERY_TIMEOUT_MS = 15_000;
/** Whoever handles the breaking of its own connection has given it back long before. */
const RECLAIM_AFTER_MS = 1_000;

/**
 * The connections that Agenda works with. It takes one from the pool to listen on, and a failure in the moment
 * before it listens to failures too would end the process; one that breaks while it begins to listen it never
 * gives back. `onFailure` hears of every connection that breaks.
 */
export function openJobPool(
  url: string,
  { size, onFailure }: { size: number; onFailure: (error: Error) => void },
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: 'breadbox jobs',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  });
  const lent = new Set<pg.PoolClient>();
  pool.on('error', onFailure);
  pool.on('acquire', (client) => lent.add(client));
  pool.on('release', (_error, client) => {
    // The types say that a client is released as something less than it was lent as.
    lent.delete(client as pg.PoolClient);
  });
  pool.on('connect', (client) => {
    client.on('error', onFailure);
    client.once('error', (error) => {
      setTimeout(() => lent.has(client) && client.release(error), RECLAIM_AFTER_MS).unref();
    });
  });
  return pool;
}
