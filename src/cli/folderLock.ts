import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../config.ts';
import { isAlive } from '../postgres/embedded/cluster.ts';

const TIMEOUT_MS = 60_000;
const RETRY_MS = 100;

/**
 * Does work on the layout of the data folder while no other process of ours does: the file `layout.lock` holds
 * the number of the process that works. A lock left behind by a process that was killed is taken over.
 */
export async function withFolderLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const file = join(dataDir, 'layout.lock');
  const deadline = Date.now() + TIMEOUT_MS;
  while (!(await takeLock(file))) {
    if (Date.now() > deadline) {
      throw new ConfigError(
        `Another Breadbox is changing the layout of ${dataDir}. Wait for it, or remove ${file} if there is none.`,
      );
    }
    await sleep(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function takeLock(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    // A file without a number is just being written.
    if (holder > 0 && !isAlive(holder)) await rm(file, { force: true });
    return false;
  }
}
