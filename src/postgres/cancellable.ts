import type { Knex } from 'knex';
import { runReserved } from './namedStatement.ts';

/** A statement may begin just after a cancellation has found none. */
const REPEAT_MS = 200;

/**
 * Runs reads in a transaction, and cancels their running statement in PostgreSQL when the signal aborts. The connection
 * belongs to this work alone until every cancellation has been delivered, so that none can hit what somebody else runs
 * on it later.
 * @throws the signal's reason if it aborts.
 */
export async function cancellable<Result>(
  db: Knex,
  signal: AbortSignal,
  work: (trx: Knex.Transaction) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  try {
    return await db.transaction(async (trx) => {
      // Asked, because behind a pooler the driver knows the id of another process.
      const { rows } = await trx.raw<{ rows: { pid: number }[] }>('select pg_backend_pid() as pid');
      const cancelling = cancelOnAbort(db, signal, rows[0]?.pid ?? 0);
      try {
        signal.throwIfAborted();
        return await work(trx);
      } finally {
        await cancelling.end();
      }
    });
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}

function cancelOnAbort(db: Knex, signal: AbortSignal, pid: number): { end(): Promise<void> } {
  let sent: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const cancel = () => {
    sent = runReserved(db, {
      name: 'cancel_statement',
      text: 'select pg_cancel_backend($1)',
      values: [pid],
    }).catch(() => undefined);
  };
  const start = () => {
    cancel();
    timer = setInterval(cancel, REPEAT_MS);
  };
  signal.addEventListener('abort', start, { once: true });
  return {
    async end() {
      signal.removeEventListener('abort', start);
      clearInterval(timer);
      await sent;
    },
  };
}
