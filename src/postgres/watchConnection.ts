import { Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** After this long without an answer, the server is probed. */
const SILENCE_MS = 2_000;
const PROBE_TIMEOUT_MS = 2_000;

/**
 * Destroys a connection whose server has stopped answering. PostgreSQL sends nothing while a statement runs, so a
 * silent connection is either busy or dead (a frozen machine, a network that drops packets), and TCP takes many
 * minutes to notice. A second connection finds out which: if it gets neither an answer nor a refusal, the first one
 * is destroyed, its statement fails as a lost connection and the pool opens another. A timeout for the statement
 * would do the same to a migration, an export or a large batch on a healthy server.
 */
export function watchConnection(client: pg.Client, url: string): void {
  const { stream } = client.connection;
  // The driver's default is a Socket; only an option could replace it.
  if (!(stream instanceof Socket)) throw new TypeError('The connection has no socket.');
  let answeredBytes = 0;
  client.on('drain', () => {
    answeredBytes = stream.bytesWritten;
  });
  stream.setTimeout(SILENCE_MS, async () => {
    const isIdle = stream.bytesWritten === answeredBytes;
    if (isIdle) return;
    const { bytesRead } = stream;
    const isDead = await isUnreachable(url);
    if (isDead && stream.bytesRead === bytesRead) stream.destroy();
    else if (!stream.destroyed) stream.setTimeout(SILENCE_MS);
  });
}

async function isUnreachable(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'breadbox probe' });
  let isAnswered = false;
  const answer = client
    .connect()
    .catch((error: unknown) => error)
    .then((error) => {
      isAnswered = !isRouteMissing(error);
    });
  client.on('error', () => undefined);
  const timeout = new AbortController();
  await Promise.race([
    answer,
    setTimeout(PROBE_TIMEOUT_MS, undefined, { signal: timeout.signal, ref: false }),
  ]);
  timeout.abort();
  // This process may have been suspended, so data that has arrived is read first.
  await setImmediate();
  client.connection.stream.destroy();
  return !isAnswered;
}

/** A refused connection proves that the machine is reachable; then the first connection is still usable or closed. */
const isRouteMissing = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'EHOSTUNREACH' || error.code === 'ENETUNREACH');
