import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers } from '../postgres/embedded/temporaryCluster.ts';
import { waitUntil } from './waitUntil.ts';

export interface Pgbouncer {
  version: string;
  /** The URL of the same database through the pooler. */
  urlFor(url: string): string;
  stop(): Promise<void>;
}

const PROGRAM = ['/usr/sbin/pgbouncer', '/usr/local/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer'].find(
  existsSync,
);

/** A sentence for skipped tests, or null if pgbouncer is at hand. */
export const pgbouncerMissing = PROGRAM
  ? null
  : "pgbouncer is not installed. The distribution's package of this name brings it";

/** Starts pgbouncer in front of the server of this URL, whose user it connects as. */
export async function startPgbouncer(
  serverUrl: string,
  mode: 'session' | 'transaction' | 'statement',
  settings: Record<string, string> = {},
): Promise<Pgbouncer> {
  if (!PROGRAM) throw new Error(pgbouncerMissing ?? '');
  const { hostname, port, username, password } = new URL(serverUrl);
  const folder = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'breadbox-pgbouncer-'));
  chmodSync(folder, 0o755);
  const own = await freePort();
  const lines = {
    listen_addr: '127.0.0.1',
    listen_port: String(own),
    unix_socket_dir: '',
    // Whoever reaches the port of this test is let in.
    auth_type: 'any',
    pool_mode: mode,
    default_pool_size: '80',
    max_client_conn: '400',
    ...settings,
  };
  const config = join(folder, 'pgbouncer.ini');
  writeFileSync(
    config,
    `[databases]\n* = host=${hostname} port=${port} user=${username} password=${password}\n[pgbouncer]\n${Object.entries(
      lines,
    )
      .map(([name, value]) => `${name} = ${value}`)
      .join('\n')}\n`,
  );
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? ['--user', 'nobody'] : [];
  const child = spawn(PROGRAM, [...user, '--quiet', config], { stdio: 'ignore' });
  try {
    await waitUntil('pgbouncer listens', () => answers(own), { until: Boolean, withinMs: 10_000 });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    version: String(execFileSync(PROGRAM, ['--version'])).split('\n')[0] ?? '',
    urlFor(url) {
      const through = new URL(url);
      through.port = String(own);
      return through.href;
    },
    async stop() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** SIGTERM ends it at once; SIGINT would wait for the clients. */
function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
