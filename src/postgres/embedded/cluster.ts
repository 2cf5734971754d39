/**
 * A cluster is PostgreSQL's term for a data directory and its server. It is the folder `postgres` in Breadbox's data
 * directory, with three files of Breadbox:
 *   breadbox.json   the password and the port it had last (mode 600)
 *   breadbox.conf   the settings, written at each start
 *   server.log      the server's log
 * If root starts Breadbox in a directory that the server's user cannot enter (under /root), the cluster is in
 * /var/lib/breadbox, and the file `postgres-location` of the data directory has its path.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError, failureIn, findDiskFull } from './errors.ts';
import { canReach, findServerUser, run, type ServerUser } from './serverUser.ts';

export type Settings = Record<string, string | number | boolean>;

export interface Cluster {
  directory: string;
  user: ServerUser | null;
  log: string;
}

/** The values that are kept from one start to the next. */
export interface Memory {
  password: string;
  port: number | null;
}

export const SUPERUSER = 'breadbox';

/** Where a cluster is if it cannot be in root's data directory. Not /var/tmp, where old files are deleted. */
export const SYSTEM_DIRECTORY = '/var/lib/breadbox';
const LOCATION_FILE = 'postgres-location';
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/**
 * shared_buffers in MiB: PostgreSQL's default on a small machine; on a large one enough for the indexes that a sync
 * into a ledger of a million rows updates. Unused memory is not allocated.
 */
export function sharedBuffersMb(memoryBytes: number): number {
  return Math.min(512, Math.max(128, Math.floor(memoryBytes / 2 ** 20 / 32)));
}

/** The machine of a household has other uses too, so the server needs little memory. */
const DEFAULT_SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: 100,
  shared_buffers: `${sharedBuffersMb(totalmem())}MB`,
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  min_wal_size: '80MB',
  max_wal_size: '512MB',
  checkpoint_timeout: '15min',
  // There are no replicas.
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  // The default is for a spinning disk; on a solid-state disk, random reads are cheap.
  random_page_cost: 1.1,
  // The queries are short: compiling them costs more than it saves.
  jit: false,
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failed statements are reported to the client. In the server's log they would leave data.
  log_min_messages: 'log',
  log_checkpoints: false,
};

export async function findCluster(dataDir: string): Promise<Cluster> {
  // Others may enter but not list the directory, because the server's user must reach its folder in it.
  makeFolder(dataDir);
  const here = join(realpathSync(dataDir), 'postgres');
  const location = join(dataDir, LOCATION_FILE);
  if (existsSync(location)) {
    const elsewhere = readFileSync(location, 'utf8').split('\n')[0]?.trim() ?? '';
    if (!isCluster(elsewhere)) {
      throw new EmbeddedPostgresError(
        'cluster_missing',
        `${location} points to a database in ${elsewhere}, but there is none. Move it back there, or delete ${location} to start with an empty database.`,
      );
    }
    return clusterAt(elsewhere, await findServerUser(elsewhere));
  }
  const user = await findServerUser(here);
  if (canReach(user, dirname(here))) return clusterAt(here, user);
  const key = createHash('sha256').update(here).digest('hex').slice(0, 12);
  return clusterAt(join(SYSTEM_DIRECTORY, `postgres-${key}`), user);
}

/** On a read-only disk Node's recursive call reports ENOENT. A call for the first missing folder reports the reason. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o711 });
  } catch (error) {
    let missing = path;
    while (!existsSync(dirname(missing))) missing = dirname(missing);
    mkdirSync(missing, { mode: 0o711 });
    throw error;
  }
}

/** Whether this data directory ever had a database. Unlike findCluster, it creates nothing. */
export const mayHaveCluster = (dataDir: string): boolean =>
  existsSync(join(dataDir, 'postgres')) || existsSync(join(dataDir, LOCATION_FILE));

function clusterAt(directory: string, user: ServerUser | null): Cluster {
  return { directory, user, log: join(directory, 'server.log') };
}

function isCluster(directory: string): boolean {
  return existsSync(join(directory, 'PG_VERSION'));
}

/**
 * Creates the cluster unless it exists. It is created under a temporary name and then renamed, so that a killed initdb
 * leaves no incomplete cluster, and only one of two processes that start together creates it.
 */
export async function createCluster(
  cluster: Cluster,
  binaries: Binaries,
  dataDir: string,
  settings: Settings,
): Promise<void> {
  if (!existsSync(cluster.directory)) await initializeCluster(cluster, binaries, settings);
  if (!isCluster(cluster.directory)) {
    throw new EmbeddedPostgresError(
      'cluster_missing',
      `${cluster.directory} exists but holds no database. Remove it to begin with an empty one.`,
    );
  }
  if (dirname(cluster.directory) === realpathSync(dataDir)) return;
  writeFileSync(
    join(dataDir, LOCATION_FILE),
    `${cluster.directory}\n\nThe database lives there because PostgreSQL does not run as root, and its user may not enter this folder.\n`,
  );
}

async function initializeCluster(cluster: Cluster, binaries: Binaries, settings: Settings) {
  const parent = dirname(cluster.directory);
  makeFolder(parent);
  removeAbandoned(parent, basename(cluster.directory));
  const full = findDiskFull(parent, { isNew: true });
  if (full) throw full;
  const workshop = mkdtempSync(`${cluster.directory}.new-${process.pid}-`);
  const unfinished = join(workshop, 'cluster');
  const passwordFile = join(workshop, 'password');
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(cluster.user, workshop, passwordFile);
  try {
    const { exitCode, output } = await run(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
        ...(settings.fsync === false ? ['--no-sync'] : []),
      ],
      { user: cluster.user },
    );
    if (exitCode !== 0) {
      throw new EmbeddedPostgresError(
        'start_failed',
        `The embedded database could not be created in ${parent}: ${failureIn(output)}. Correct that, or name a PostgreSQL of your own in DATABASE_URL.`,
      );
    }
    writeFileSync(join(unfinished, 'postgresql.conf'), "include 'breadbox.conf'\n", { flag: 'a' });
    writeMemory({ ...cluster, directory: unfinished }, { password, port: null });
    renameSync(unfinished, cluster.directory);
  } catch (error) {
    if (!isCluster(cluster.directory)) throw error;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** Removes temporary clusters of killed processes. If the process is alive, its cluster may be in use. */
function removeAbandoned(parent: string, name: string) {
  for (const entry of readdirSync(parent)) {
    if (!entry.startsWith(`${name}.new-`)) continue;
    const pid = Number(entry.slice(`${name}.new-`.length).split('-')[0]);
    if (!isAlive(pid)) rmSync(join(parent, entry), { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export function writeSettings(cluster: Cluster, settings: Settings): void {
  const lines = Object.entries({ ...DEFAULT_SETTINGS, ...settings }).map(
    ([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`,
  );
  writeOwn(cluster, 'breadbox.conf', `# Written by Breadbox at each start.\n${lines.join('\n')}\n`);
}

export function readMemory(cluster: Cluster): Memory {
  const file = join(cluster.directory, 'breadbox.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new EmbeddedPostgresError(
      'not_permitted',
      `${file} cannot be read. The database belongs to whoever created it: start Breadbox as that user or as root.`,
      error,
    );
  }
}

export function writeMemory(cluster: Cluster, memory: Memory): void {
  writeOwn(cluster, 'breadbox.json', `${JSON.stringify(memory)}\n`);
}

function writeOwn(cluster: Cluster, name: string, text: string) {
  const file = join(cluster.directory, name);
  const unfinished = `${file}.${process.pid}`;
  rmSync(unfinished, { force: true });
  // wx, because the folder belongs to another user, whose symlink must not make root overwrite a file.
  writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx' });
  giveTo(cluster.user, unfinished);
  renameSync(unfinished, file);
}

function giveTo(user: ServerUser | null, ...paths: string[]) {
  for (const path of paths) {
    chmodSync(path, statSync(path).isDirectory() ? 0o700 : 0o600);
    if (user) chownSync(path, user.uid, user.gid);
  }
}

/** Truncates the log if it is large. Called while no server runs. */
export function trimLog(cluster: Cluster): void {
  const stats = lstatSync(cluster.log, { throwIfNoEntry: false });
  if (stats?.isFile() && stats.size > LOG_LIMIT_BYTES) truncateSync(cluster.log);
}

export function lastLines(text: string, count = 5): string {
  return text.trim().split('\n').slice(-count).join('\n');
}
