import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Check, notConfigured, ok, problem, warning } from './finding.ts';

const MEGABYTE = 1024 * 1024;
/** PostgreSQL stops when it cannot write its log; this is a day or two before that. */
const LEAST_FREE_BYTES = 100 * MEGABYTE;
const COMFORTABLE_FREE_BYTES = 1024 * MEGABYTE;
const KEY_FILES = ['encryption-key', 'api-key'];
/** The bits of everybody but the owner. */
const OTHERS = 0o077;

/** The folder of the embedded database and of the keys that `breadbox run` makes. */
export function dataFolderCheck(
  dataDir: string,
  { isUsed, readFreeBytes = freeBytes }: { isUsed: boolean; readFreeBytes?: typeof freeBytes },
): Check {
  return {
    name: 'data folder',
    async examine() {
      if (!isUsed) return notConfigured('DATABASE_URL names a server of its own.');
      const found = await stat(dataDir).catch(() => null);
      if (!found) return notConfigured(`${dataDir} does not exist yet: the first start makes it.`);
      const mayWrite = await access(dataDir, constants.W_OK | constants.X_OK).then(
        () => true,
        () => false,
      );
      if (!found.isDirectory() || !mayWrite) {
        return problem(
          `${dataDir} is not a folder that this user may write to.`,
          'Correct BREADBOX_DATA_DIR, or make this user its owner.',
        );
      }
      const free = await readFreeBytes(dataDir);
      const megabytes = `${Math.floor(free / MEGABYTE)} MB`;
      if (free < LEAST_FREE_BYTES) {
        return problem(`Its disk has ${megabytes} left.`, 'Make room before the database has to stop.');
      }
      for (const name of KEY_FILES) {
        const mode = await stat(join(dataDir, name)).then(
          (file) => file.mode,
          () => 0,
        );
        if (mode & OTHERS) {
          return warning(`Other users of this machine may read ${name}.`, `Run chmod 600 on ${name}.`);
        }
      }
      return free < COMFORTABLE_FREE_BYTES
        ? warning(`Its disk has ${megabytes} left.`, 'Make room before the database has to stop.')
        : ok(`${dataDir} is writable, and its disk has ${megabytes} left.`);
    },
  };
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
