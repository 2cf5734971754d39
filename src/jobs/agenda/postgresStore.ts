import { getCreateIndexesSQL, getCreateTableSQL, PostgresBackend } from '@agendajs/postgres-backend';
import pg from 'pg';
import { openJobPool } from './jobPool.ts';
import type { JobStore, JobStoreOptions, JobStorePeek } from './jobStore.ts';

const TABLE = 'agenda_jobs';
/** The channel that Agenda's workers listen on. */
const CHANNEL = 'agenda:jobs';
/** One connection listens; the others poll for work and record results. */
const POOL_SIZE = 4;
const PEEK_TIMEOUT_MS = 5_000;
/** Notifications cover the normal case; polling finds jobs that were announced while no connection was listening. */
const POLL_INTERVAL_MS = 5_000;
/** An arbitrary key that nothing else in this database locks. */
const ADVISORY_LOCK_KEY = 7_269_051;

/** Jobs in PostgreSQL, through a connection pool of their own. */
export async function openPostgresStore({ url, outage }: JobStoreOptions): Promise<JobStore> {
  const pool = openJobPool(url, { size: POOL_SIZE, onFailure: outage.failed });
  try {
    await prepareTable(pool);
    const backend = new PostgresBackend({
      pool,
      ensureSchema: false,
      tableName: TABLE,
      channelName: CHANNEL,
    });
    await backend.connect();
    const channel = backend.notificationChannel;
    if (!channel) throw new Error('The backend was created without notifications.');
    channel.on('error', outage.failed);
    channel.on('stateChange', (state) => {
      if (state === 'connected') outage.ended();
    });
    return {
      backend,
      notificationChannel: channel,
      pollIntervalMs: POLL_INTERVAL_MS,
      async announce({ id, name }) {
        const now = new Date().toISOString();
        const notification = { jobId: id, jobName: name, nextRunAt: now, priority: 0, timestamp: now };
        await pool.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(notification)]);
      },
      withExclusiveLock: (work) => withExclusiveLock(pool, work),
      async releaseLocks(processName) {
        await pool.query(
          `update ${TABLE} set locked_at = null, next_run_at = coalesce(next_run_at, now())
           where last_modified_by = $1 and locked_at is not null`,
          [processName],
        );
      },
      async repairSchedules(name, { runBy, lockedBy }) {
        await pool.query(
          `update ${TABLE} set
             next_run_at = case when next_run_at > $3 then $2 else next_run_at end,
             locked_at = case when locked_at > $4 then null else locked_at end
           where name = $1 and (next_run_at > $3 or locked_at > $4)`,
          [name, new Date(), runBy, lockedBy],
        );
      },
      close: () => pool.end(),
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Reads when a recurring job last started. Creates nothing. */
export async function peekPostgresStore(url: string, jobName: string): Promise<JobStorePeek> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'breadbox jobs',
    connectionTimeoutMillis: PEEK_TIMEOUT_MS,
    query_timeout: PEEK_TIMEOUT_MS,
  });
  // A later failure is reported by the query in progress.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows: found } = await client.query('select to_regclass($1) is not null as exists', [TABLE]);
    if (!found[0]?.exists) return { lastRunAt: null };
    const { rows } = await client.query(
      `select max(last_run_at) as "lastRunAt" from ${TABLE} where name = $1`,
      [jobName],
    );
    return rows[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Our migrations create the table, but JOBS_URL may name another server. Processes that start at the same time
 * would collide in Agenda's own setup.
 */
async function prepareTable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query('select to_regclass($1) is not null as exists', [TABLE]);
  if (rows[0]?.exists) return;
  await withExclusiveLock(pool, async () => {
    for (const statement of [getCreateTableSQL(TABLE), ...getCreateIndexesSQL(TABLE)]) {
      await pool.query(statement);
    }
  });
}

/** PostgreSQL releases the lock of a process that dies, with its connection. */
async function withExclusiveLock(pool: pg.Pool, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK_KEY]);
    await work();
  } finally {
    // The transaction held nothing but the lock.
    await client.query('rollback').then(
      () => client.release(),
      (error) => client.release(error),
    );
  }
}
