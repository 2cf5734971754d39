import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The MongoDB of the job tests; or what this machine lacks to have one; or why there is none all the same. */
export type Mongodb = { url: string } | { missing: string } | { failed: string };

export interface MongodbServer {
  ready: Promise<Mongodb>;
  stop(): Promise<void>;
}

/** Given by the person who runs the tests: a MongoDB of theirs to use. */
const OWN_URL = 'BREADBOX_TEST_MONGODB_URL';
/** The file in which the test files, in processes of their own, find the run's MongoDB once it is there. */
export const MONGODB_FILE = 'BREADBOX_TEST_MONGODB_FILE';

const MODULE = fileURLToPath(new URL('../jobs/ferretdb', import.meta.url));
/** FerretDB over SQLite alone, without what debuggers want. Go compares all that with its cache. */
const BUILD_OPTIONS = ['-tags', 'ferretdb_no_postgresql'];
const LINK_OPTIONS = ['-trimpath', '-buildvcs=false', '-ldflags', '-s -w'];
/** The Go that is installed, or none: no toolchain and no C compiler are to be found first. */
const GO_SETTINGS = { GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOWORK: 'off' };
/** Some hundred megabytes at the first time. */
const DOWNLOAD_LIMIT_MS = 5 * 60_000;
/** Two thirds of a minute on two cores that do nothing else. */
const BUILD_LIMIT_MS = 15 * 60_000;
/** How long a test that needs MongoDB waits for it at most. */
export const MONGODB_PATIENCE_MS = DOWNLOAD_LIMIT_MS + BUILD_LIMIT_MS + 60_000;
const LOOK_AGAIN_MS = 50;

/** For a test file: the run's MongoDB, or one of its own where no run has started any. */
export async function useMongodb(): Promise<MongodbServer> {
  const file = process.env[MONGODB_FILE];
  return file ? { ready: readWhenWritten(file), stop: async () => undefined } : startMongodb();
}

/** For a whole run: begins at once and in the background, and says in the file what has come of it. */
export function provideMongodb(file: string): MongodbServer {
  const server = startMongodb();
  server.ready.then((mongodb) => {
    writeFileSync(`${file}.new`, JSON.stringify(mongodb));
    renameSync(`${file}.new`, file);
  });
  return server;
}

async function readWhenWritten(file: string): Promise<Mongodb> {
  for (;;) {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
    await delay(LOOK_AGAIN_MS);
  }
}

/** The MongoDB that is given, or FerretDB where Go can build it. */
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
    const [line] = await Promise.race([once(server.stdout, 'data'), exit.then(() => ['it ended at once'])]);
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

/** Builds FerretDB, or says what is missing for that. */
async function build(program: string, signal: AbortSignal): Promise<string | null> {
  try {
    // Loads what the build needs, so that a failure after this is one of the program.
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
    // The tests that run meanwhile come first.
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  });
}

const lastLine = (error: unknown) => String(error).trim().split('\n').at(-1);
