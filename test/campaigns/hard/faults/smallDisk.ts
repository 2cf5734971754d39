import { execFile } from 'node:child_process';
import {
  chownSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk of its own size, in memory, that PostgreSQL can keep a database on. */
export interface SmallDisk {
  path: string;
  /** Leaves nothing but so many bytes. */
  fill(leave: number): void;
  free(): void;
  /** Only when nobody uses it any more. */
  remove(): Promise<void>;
}

/** Null where this machine does not let us mount one; only root may. `owner` is a folder whose owner it gets. */
export async function mountSmallDisk(megabytes: number, owner: string): Promise<SmallDisk | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const path = mkdtempSync('/tmp/breadbox-disk-');
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', path]);
  } catch {
    rmSync(path, { recursive: true });
    return null;
  }
  const { uid, gid } = statSync(owner);
  chownSync(path, uid, gid);
  const ballast = join(path, 'ballast');
  return {
    path,
    fill(leave) {
      const { bavail, bsize } = statfsSync(path);
      const file = openSync(ballast, 'w');
      writeSync(file, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
      closeSync(file);
    },
    free: () => rmSync(ballast, { force: true }),
    async remove() {
      await run('umount', [path]);
      rmSync(path, { recursive: true });
    },
  };
}
