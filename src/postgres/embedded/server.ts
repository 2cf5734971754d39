import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.ts';
import {
  type Cluster,
  isAlive,
  lastLines,
  readMemory,
  type Settings,
  SUPERUSER,
  trimLog,
  writeMemory,
  writeSettings,
} from './cluster.ts';
import { EmbeddedPostgresError, failureIn, findDiskFull } from './errors.ts';
import { run } from './serverUser.ts';

export const DATABASE = 'breadbox';
/** Each process that uses the server holds this lock shared. A process that gets it exclusively is the last one. */
const IN_USE_LOCK = 5_120_634_907;
const CONNECT_TIMEOUT_MS = 3_000;
const START_TIMEOUT_SECONDS = 60;
const STOP_TIMEOUT_SECONDS = 20;
/** Longer than a shutdown, a crash recovery, or the end of a killed server's children. */
const TIMEOUT_MS = 60_000;
const PAUSE_MS = 100;
/** Larger than any process id. */
const UNUSED_PID = 2_147_483_646;

interface Postmaster {
  pid: number;
  port: number;
}

/**
 * The server process of a cluster, for one of the processes that use it. Each holds a connection with a shared lock:
 * the lock shows which process is the last, and the end of the connection shows that the server died.
 */
export class Server {
  readonly #cluster: Cluster;
  readonly #binaries: Binaries;
  readonly #settings: Settings;
  #holder: pg.Client | null = null;
  #pid: number | null = null;
  #healing: Promise<void> | null = null;
  #stopping: Promise<void> | null = null;

  constructor(cluster: Cluster, binaries: Binaries, settings: Settings) {
    this.#cluster = cluster;
    this.#binaries = binaries;
    this.#settings = settings;
  }

  /**
   * Starts the server, or adopts a running one, which must accept a connection. Without `port` it uses its last port,
   * or a free one if that is taken.
   */
  async start(port?: number): Promise<{ adopted: boolean; port: number }> {
    const patientUntil = Date.now() + TIMEOUT_MS;
    let adopted = true;
    let failure: unknown = 'it did not start';
    while (!this.#stopping && Date.now() < patientUntil) {
      try {
        const running = findPostmaster(this.#cluster);
        if (running) {
          this.#hold(await connectHolder(this.#cluster, running.port), running);
          return { adopted, port: running.port };
        }
        if (await this.#launch(port ?? (await this.#choosePort()))) {
          adopted = false;
          continue;
        }
        failure = failureIn(lastLines(readText(this.#cluster.log)));
      } catch (error) {
        if (error instanceof EmbeddedPostgresError) throw error;
        failure = error;
      }
      const full = findDiskFull(this.#cluster.directory);
      if (full) throw full;
      await sleep(PAUSE_MS);
    }
    throw new EmbeddedPostgresError(
      'start_failed',
      `The embedded PostgreSQL could not be started: ${failure instanceof Error ? failure.message : failure}. See ${this.#cluster.log}, and start again.`,
      failure,
    );
  }

  /** Stops the server unless another process uses it. A second call has no effect. */
  stop(): Promise<void> {
    this.#stopping ??= this.#leave();
    return this.#stopping;
  }

  async #leave() {
    await this.#healing;
    const holder = this.#holder;
    if (holder && !(await isLastHolder(holder))) {
      await holder.end();
      return;
    }
    const stopped = await this.#pgCtl('stop', '--wait', `--timeout=${STOP_TIMEOUT_SECONDS}`, '--mode=fast');
    // The server did not stop, or its files were removed while it ran.
    if (!stopped && this.#pid !== null && isPostgres(this.#pid)) process.kill(this.#pid, 'SIGQUIT');
    await holder?.end().catch(() => undefined);
  }

  #hold(holder: pg.Client, { pid, port }: Postmaster) {
    this.#holder = holder;
    this.#pid = pid;
    holder.on('error', () => undefined);
    holder.on('end', () => {
      this.#holder = null;
      if (!this.#stopping) this.#healing ??= this.#restart(port);
    });
  }

  /** Restarts the server on the same port, which the pools of all processes use. */
  async #restart(port: number) {
    while (!this.#stopping && !this.#holder) {
      await this.start(port).catch(() => sleep(PAUSE_MS));
    }
    this.#healing = null;
  }

  async #choosePort(): Promise<number> {
    const { port } = readMemory(this.#cluster);
    return port !== null && (await isFree(port)) ? port : freePort();
  }

  async #launch(port: number): Promise<boolean> {
    trimLog(this.#cluster);
    writeSettings(this.#cluster, { ...this.#settings, port });
    const started = await this.#pgCtl(
      'start',
      '--wait',
      `--timeout=${START_TIMEOUT_SECONDS}`,
      `--log=${this.#cluster.log}`,
    );
    if (started) writeMemory(this.#cluster, { ...readMemory(this.#cluster), port });
    return started;
  }

  async #pgCtl(command: string, ...options: string[]): Promise<boolean> {
    const { exitCode } = await run(
      this.#binaries.pgCtl,
      [command, `--pgdata=${this.#cluster.directory}`, '--silent', ...options],
      { user: this.#cluster.user, output: 'ignore' },
    );
    return exitCode === 0;
  }
}

/** Whether a server runs on the cluster, no matter which process started it. */
export const isRunning = (cluster: Cluster): boolean => findPostmaster(cluster) !== null;

export function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${readMemory(cluster).password}@127.0.0.1:${port}/${database}`;
}

async function connect(cluster: Cluster, port: number, database: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, port, database),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'breadbox embedded server',
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function connectHolder(cluster: Cluster, port: number): Promise<pg.Client> {
  let client: pg.Client;
  try {
    client = await connect(cluster, port, DATABASE);
  } catch (error) {
    if (sqlStateOf(error) !== '3D000') throw error;
    await createOurDatabase(cluster, port);
    client = await connect(cluster, port, DATABASE);
  }
  try {
    // Waits while another process is stopping the server, and fails when it has.
    await client.query('select pg_advisory_lock_shared($1)', [IN_USE_LOCK]);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

async function createOurDatabase(cluster: Cluster, port: number) {
  const client = await connect(cluster, port, 'postgres');
  try {
    await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // Another process that started at the same time was faster.
    if (!['42P04', '23505'].includes(sqlStateOf(error) ?? '')) throw error;
  } finally {
    await client.end();
  }
}

async function isLastHolder(holder: pg.Client): Promise<boolean> {
  try {
    await holder.query('select pg_advisory_unlock_shared($1)', [IN_USE_LOCK]);
    const { rows } = await holder.query('select pg_try_advisory_lock($1) as last', [IN_USE_LOCK]);
    return rows[0].last;
  } catch {
    // The server is already shutting down, and a second stop has no effect.
    return true;
  }
}

function sqlStateOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/**
 * Returns the server that runs on the cluster, from its postmaster.pid: the process id is in the first line, the port
 * in the fourth. The file stays after a kill -9. If another process, or a zombie, has that id now, PostgreSQL would
 * refuse to start, so the id is replaced by an unused one. The rest of the file is kept, because PostgreSQL uses it to
 * find surviving children of the old server.
 */
function findPostmaster(cluster: Cluster): Postmaster | null {
  const file = join(cluster.directory, 'postmaster.pid');
  const lines = readText(file).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || pid === UNUSED_PID || !isAlive(pid)) return null;
  if (isPostgres(pid)) {
    const port = Number(lines[3]);
    return port > 0 ? { pid, port } : null;
  }
  writeFileSync(file, [UNUSED_PID, ...lines.slice(1)].join('\n'));
  return null;
}

/** Whether the process is a running PostgreSQL. Without /proc, any process with this id counts. */
function isPostgres(pid: number): boolean {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === '') return process.platform !== 'linux' && isAlive(pid);
  const [, command, state] = /^\d+ \((.*)\) (\S)/s.exec(stat) ?? [];
  return command === 'postgres' && state !== 'Z' && state !== 'X';
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
