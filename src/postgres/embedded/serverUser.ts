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
 * PostgreSQL refuses to run as root. Started by root it runs as whoever owns the cluster already, or else
 * as the user `postgres`, which is created if the system has none. Null: it runs as we do.
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

/** Whether the user may pass through every directory down to this path; it need not exist yet. */
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

/** The execute bit of the class (owner, group, others) the user falls in: the kernel looks at one only. */
function canEnter(user: ServerUser, stats: Stats): boolean {
  if (stats.uid === user.uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === user.gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}

/**
 * Runs a program to its end. The environment is bare on purpose: PGPORT, PGDATA or a locale of the person
 * at the terminal must not reach the server.
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
      // A daemon inherits these; a pipe it keeps open would never end.
      stdio: output === 'keep' ? ['ignore', 'pipe', 'pipe'] : 'ignore',
      // A session of its own: Ctrl-C at the terminal is for us, who then stop the server in order.
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
