import pg from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;
const QUERY_TIMEOUT_MS = 15_000;
/** A caller that handles the failure of its own connection has released it long before. */
const RECLAIM_AFTER_MS = 1_000;

/**
 * The connection pool that Agenda uses. Agenda takes one connection for LISTEN; an error before it has attached
 * its error handler would end the process, and a connection that breaks while LISTEN starts is never released.
 * `onFailure` is called for every connection that breaks.
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
    // The type declarations name a wider type here than the one that was acquired.
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
