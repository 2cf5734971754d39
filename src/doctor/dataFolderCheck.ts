import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Check, type Finding, notConfigured, ok, problem, warning } from './finding.ts';

const MEGABYTE = 1024 * 1024;
/** PostgreSQL stops when it cannot write its write-ahead log; this leaves a day or two to react. */
const MIN_FREE_BYTES = 100 * MEGABYTE;
const COMFORTABLE_FREE_BYTES = 1024 * MEGABYTE;
const KEY_FILES = ['encryption-key', 'api-key'];
/** The permission bits of everyone except the owner. */
const NON_OWNER_BITS = 0o077;

/** Checks the folder of the embedded database and of the keys that `breadbox run` creates. */
export function dataFolderCheck(
  dataDir: string,
  { isUsed, readFreeBytes = freeBytes }: { isUsed: boolean; readFreeBytes?: typeof freeBytes },
): Check {
  return {
    name: 'data folder',
    async run() {
      const finding = await judgeFolder(dataDir, isUsed, readFreeBytes);
      const exposed = finding.verdict === 'problem' ? null : await findExposedKey(dataDir);
      return exposed
        ? warning(
            `Other users of this machine can read ${exposed}.`,
            `Run \`chmod 600 ${join(dataDir, exposed)}\`.`,
          )
        : finding;
    },
  };
}

async function judgeFolder(
  dataDir: string,
  isUsed: boolean,
  readFreeBytes: typeof freeBytes,
): Promise<Finding> {
  if (!isUsed) return notConfigured('It is not used, because DATABASE_URL names a database server.');
  const found = await stat(dataDir).catch(() => null);
  if (!found) return notConfigured(`${dataDir} does not exist yet. The first start creates it.`);
  const mayWrite = await access(dataDir, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!found.isDirectory() || !mayWrite) {
    return problem(
      `${dataDir} is not a folder that this user can write to.`,
      'Correct BREADBOX_DATA_DIR, or make this user the owner of the folder.',
    );
  }
  const free = await readFreeBytes(dataDir);
  const megabytes = `${Math.floor(free / MEGABYTE)} MB`;
  if (free < MIN_FREE_BYTES) {
    return problem(`Its disk has ${megabytes} left.`, 'Free disk space before the database stops.');
  }
  return free < COMFORTABLE_FREE_BYTES
    ? warning(`Its disk has ${megabytes} left.`, 'Free disk space before the database stops.')
    : ok(`${dataDir} is writable, and its disk has ${megabytes} left.`);
}

/** Returns the name of a key file that others can read, also beside a database of DATABASE_URL. */
async function findExposedKey(dataDir: string): Promise<string | null> {
  for (const name of KEY_FILES) {
    const mode = await stat(join(dataDir, name)).then(
      (file) => file.mode,
      () => 0,
    );
    if (mode & NON_OWNER_BITS) return name;
  }
  return null;
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
