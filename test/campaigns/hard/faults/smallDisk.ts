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

/** A file system in memory with a fixed size, for a database of PostgreSQL. */
export interface SmallDisk {
  path: string;
  /** Fills the disk except for `leave` bytes. */
  fill(leave: number): void;
  free(): void;
  /** Unmounts the disk, which must no longer be in use. */
  remove(): Promise<void>;
}

/** Mounts a disk with the same owner as the folder `owner`. Returns null where mounting is not allowed; it needs root. */
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
