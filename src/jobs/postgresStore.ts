import { getCreateIndexesSQL, getCreateTableSQL, PostgresBackend } from '@agendajs/postgres-backend';
import pg from 'pg';
import { openJobPool } from './jobPool.ts';
import type { JobStore, JobStoreGlimpse, JobStoreOptions } from './jobStore.ts';

const TABLE = 'agenda_jobs';
/** Agenda's own name of the channel that its workers listen on. */
const CHANNEL = 'agenda:jobs';
/** One listens; the others look for work and note what became of it. */
const POOL_SIZE = 4;
const GLIMPSE_TIMEOUT_MS = 5_000;
/** It tells of everything; this is for what was told while nobody listened. */
const LOOK_EVERY_MS = 5_000;
/** Any number will do, if nobody else locks the same one. */
const TURN_LOCK = 7_269_051;

/** Jobs in PostgreSQL, over a pool of our own. */
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
    if (!channel) throw new Error('The backend was made with notifications.');
    channel.on('error', outage.failed);
    channel.on('stateChange', (state) => {
      if (state === 'connected') outage.ended();
    });
    return {
      backend,
      notificationChannel: channel,
      lookEveryMs: LOOK_EVERY_MS,
      async announce({ id, name }) {
        const now = new Date().toISOString();
        const notice = { jobId: id, jobName: name, nextRunAt: now, priority: 0, timestamp: now };
        await pool.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(notice)]);
      },
      inTurn: (work) => inTurn(pool, work),
      async handBack(processName) {
        await pool.query(
          `update ${TABLE} set locked_at = null, next_run_at = coalesce(next_run_at, now())
           where last_modified_by = $1 and locked_at is not null`,
          [processName],
        );
      },
      async bringBack(name, { runBy, lockedBy }) {
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

/** Looks at the jobs, and makes nothing that is not there. */
export async function glimpsePostgresStore(url: string, schedule: string): Promise<JobStoreGlimpse> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'breadbox jobs',
    connectionTimeoutMillis: GLIMPSE_TIMEOUT_MS,
    query_timeout: GLIMPSE_TIMEOUT_MS,
  });
  // What breaks later is told by the query under way.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows: found } = await client.query('select to_regclass($1) is not null as exists', [TABLE]);
    if (!found[0]?.exists) return { lastRunAt: null };
    const { rows } = await client.query(
      `select max(last_run_at) as "lastRunAt" from ${TABLE} where name = $1`,
      [schedule],
    );
    return rows[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Our migrations make the table, but JOBS_URL may name another server. Processes that start together would
 * collide in Agenda's own set-up.
 */
async function prepareTable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query('select to_regclass($1) is not null as exists', [TABLE]);
  if (rows[0]?.exists) return;
  await inTurn(pool, async () => {
    for (const statement of [getCreateTableSQL(TABLE), ...getCreateIndexesSQL(TABLE)]) {
      await pool.query(statement);
    }
  });
}

/** The turn of a process that dies ends with its connection. */
async function inTurn(pool: pg.Pool, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [TURN_LOCK]);
    await work();
  } finally {
    // The lock is all that it held.
    await client.query('rollback').then(
      () => client.release(),
      (error) => client.release(error),
    );
  }
}
