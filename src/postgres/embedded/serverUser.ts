import { spawn } from 'node:child_process';
import { existsSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './errors.ts';

/** The operating system user that PostgreSQL runs as. */
export interface ServerUser {
  uid: number;
  gid: number;
}

const USER_NAME = 'postgres';

/**
 * Returns the user to run PostgreSQL as, or null for the current user. PostgreSQL refuses to run as root. If root starts
 * Breadbox, PostgreSQL runs as the owner of the cluster, or as `postgres`, which is created if it does not exist.
 */
export async function findServerUser(clusterDirectory: string): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(clusterDirectory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = await lookUp(USER_NAME);
  if (found) return found;
  const created = await run('useradd', ['--system', '--user-group', '--shell', '/bin/false', USER_NAME]);
  const user = await lookUp(USER_NAME);
  if (user) return user;
  throw new EmbeddedPostgresError(
    'no_server_user',
    `PostgreSQL does not run as root, and the user "${USER_NAME}" could not be created (${created.output.trim() || 'useradd failed'}). Create it, start Breadbox as an ordinary user, or set DATABASE_URL.`,
  );
}

async function lookUp(name: string): Promise<ServerUser | null> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
  if (uid.exitCode !== 0 || gid.exitCode !== 0) return null;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

/** Whether the user may enter every directory of this path, which may not exist yet. */
export function canReach(user: ServerUser | null, path: string): boolean {
  if (!user) return true;
  let place = nearestExisting(path);
  for (;;) {
    if (!canEnter(user, statSync(place))) return false;
    const parent = dirname(place);
    if (parent === place) return true;
    place = parent;
  }
}

function nearestExisting(path: string): string {
  let candidate = path;
  while (!existsSync(candidate)) candidate = dirname(candidate);
  return realpathSync(candidate);
}

/** Checks the execute bit of the user's class (owner, group or others); the kernel checks only one class. */
function canEnter(user: ServerUser, stats: Stats): boolean {
  if (stats.uid === user.uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === user.gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}

/**
 * Runs a program to its end, with a minimal environment: PGPORT, PGDATA or a locale of the terminal must not affect
 * the server.
 */
export function run(
  program: string,
  args: string[],
  { user = null, output = 'keep' }: { user?: ServerUser | null; output?: 'keep' | 'ignore' } = {},
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: '/',
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      // A daemon inherits these, and a pipe that it keeps open would never end.
      stdio: output === 'keep' ? ['ignore', 'pipe', 'pipe'] : 'ignore',
      // In a separate session, because Ctrl-C must reach this process, which then stops the server.
      detached: true,
      ...(user ?? {}),
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ exitCode: null, output: error.message }));
    child.on('close', (exitCode) => resolve({ exitCode, output: Buffer.concat(chunks).toString() }));
  });
}
