import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitUntil } from './waitUntil.ts';

/** The MongoDB of the job tests, or what this machine lacks to run one, or why it failed to start. */
export type Mongodb = { url: string } | { missing: string } | { failed: string };

export interface MongodbServer {
  ready: Promise<Mongodb>;
  stop(): Promise<void>;
}

/** Set this to run the tests on a MongoDB of your own. */
const OWN_URL = 'BREADBOX_TEST_MONGODB_URL';
/** Names the file through which test processes find the run's MongoDB once it is ready. */
export const MONGODB_FILE = 'BREADBOX_TEST_MONGODB_FILE';

const MODULE = fileURLToPath(new URL('../jobs/ferretdb', import.meta.url));
/** FerretDB with only its SQLite backend. */
const BUILD_OPTIONS = ['-tags', 'ferretdb_no_postgresql'];
const LINK_OPTIONS = ['-trimpath', '-buildvcs=false', '-ldflags', '-s -w'];
/** Builds with the installed Go only: no toolchain download and no C compiler. */
const GO_SETTINGS = { GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOWORK: 'off' };
/** The first build downloads some hundred megabytes. */
const DOWNLOAD_LIMIT_MS = 5 * 60_000;
/** Takes 40 seconds on two idle cores. */
const BUILD_LIMIT_MS = 15 * 60_000;
/** How long a test that needs MongoDB may wait for it. */
export const MONGODB_TIMEOUT_MS = DOWNLOAD_LIMIT_MS + BUILD_LIMIT_MS + 60_000;

/** Returns the MongoDB of the run or, in a run of single files, starts one. */
export async function useMongodb(): Promise<MongodbServer> {
  const file = process.env[MONGODB_FILE];
  return file ? { ready: readWhenWritten(file), stop: async () => undefined } : startMongodb();
}

/** Starts MongoDB in the background of a whole run, and writes the result to the file. */
export function provideMongodb(file: string): MongodbServer {
  const server = startMongodb();
  server.ready.then((mongodb) => {
    writeFileSync(`${file}.new`, JSON.stringify(mongodb));
    renameSync(`${file}.new`, file);
  });
  return server;
}

async function readWhenWritten(file: string): Promise<Mongodb> {
  await waitUntil('the run has started MongoDB', () => existsSync(file), { withinMs: MONGODB_TIMEOUT_MS });
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Uses the MongoDB of the environment variable, or builds and starts FerretDB. */
function startMongodb(): MongodbServer {
  const ownUrl = process.env[OWN_URL];
  if (ownUrl) return { ready: Promise.resolve({ url: ownUrl }), stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'breadbox-mongodb-'));
  const stopping = new AbortController();
  let stopServer: () => Promise<void> = async () => undefined;

  async function start(): Promise<Mongodb> {
    const program = join(folder, 'ferretdb');
    const missing = await build(program, stopping.signal);
    if (missing) return { missing };
    const server = spawn(program, [folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    const exit = once(server, 'exit');
    stopServer = async () => {
      server.stdin.end();
      await exit;
    };
    const [line] = await Promise.race([once(server.stdout, 'data'), exit.then(() => ['it exited at once'])]);
    const url = String(line).trim();
    return url.startsWith('mongodb://') ? { url } : { failed: `FerretDB did not start: ${url}` };
  }

  const ready = start().catch((error: Error) => ({
    failed: `FerretDB could not be built: ${error.message}`,
  }));
  return {
    ready,
    async stop() {
      stopping.abort();
      await ready;
      await stopServer();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Builds FerretDB. Returns what is missing to do so, or null. */
async function build(program: string, signal: AbortSignal): Promise<string | null> {
  try {
    // Downloads the modules first, so that a later failure is one of the build.
    await go(['list', '-deps', ...BUILD_OPTIONS, '.'], DOWNLOAD_LIMIT_MS, signal);
  } catch (error) {
    if (signal.aborted) return 'the run has ended';
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'Go is not installed';
    return `Go could not load the modules of FerretDB (${lastLine(error)})`;
  }
  await go(['build', ...BUILD_OPTIONS, ...LINK_OPTIONS, '-o', program, '.'], BUILD_LIMIT_MS, signal);
  return null;
}

function go(options: string[], timeout: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'go',
      options,
      { cwd: MODULE, env: { ...process.env, ...GO_SETTINGS }, timeout, signal, maxBuffer: 64 * 1024 * 1024 },
      (error) => (error ? reject(error) : resolve()),
    );
    // The tests that run at the same time have priority.
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  });
}

const lastLine = (error: unknown) => String(error).trim().split('\n').at(-1);
