import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '../context.ts';
import { listMigrations } from '../postgres/migrate.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { withSnapshot } from '../store/snapshot.ts';
import { BackupError, describeFileFailure } from './errors.ts';
import type { BackupHeader } from './format.ts';
import { FORMAT, VERSION } from './format.ts';

/** Only its owner may read it: a household's whole financial life. */
const OWNER_ONLY = 0o600;

/**
 * Writes everything that the household has into one file, as it is at this moment, while a server may go on
 * working. The banks' access tokens stay sealed as they are stored. The file appears, or replaces an earlier one
 * of its name, when it is complete and on the disk.
 * @throws BackupError
 */
export async function writeBackup(
  db: Database,
  file: string,
  { now, onProgress = () => {} }: { now: Date; onProgress?: (done: number, all: number) => void },
): Promise<BackupHeader> {
  const partial = `${file}.partial`;
  await requireFolder(dirname(file));
  try {
    const header = await withSnapshot(db, async (snapshot) => {
      const described = await describe(snapshot, now);
      await writeFile(partial, lines(described, snapshot, onProgress));
      return described;
    });
    await rename(partial, file);
    await syncFolder(dirname(file));
    return header;
  } catch (error) {
    await rm(partial, { force: true });
    throw describeFileFailure(error, file);
  }
}

async function describe({ migrations, tables }: Snapshot, now: Date): Promise<BackupHeader> {
  if (!migrations || tables.length === 0)
    throw new BackupError('The database is empty: there is nothing to back up.');
  const known = await listMigrations();
  const strange = migrations.find((name) => !known.includes(name));
  if (strange) {
    throw new BackupError(
      `A later Breadbox has been at this database (${strange}), and this one does not know all its tables. Make the backup with that version.`,
    );
  }
  return { format: FORMAT, version: VERSION, created_at: now.toISOString(), migrations, tables };
}

async function* lines(
  header: BackupHeader,
  { tables, readRows }: Snapshot,
  onProgress: (done: number, all: number) => void,
): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  const all = tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  yield digested(digest, [JSON.stringify(header)]);
  for (const table of tables) {
    for await (const rows of readRows(table)) {
      yield digested(digest, rows);
      done += rows.length;
      onProgress(done, all);
    }
  }
  yield Buffer.from(`${JSON.stringify({ sha256: digest.digest('hex') })}\n`);
}

function digested(digest: Hash, texts: string[]): Buffer {
  const bytes = Buffer.from(`${texts.join('\n')}\n`);
  digest.update(bytes);
  return bytes;
}

async function requireFolder(path: string): Promise<void> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new BackupError(`There is no folder ${path}.`);
}

async function writeFile(path: string, content: AsyncGenerator<Buffer>): Promise<void> {
  // What an earlier attempt left might be readable by others, or a link to elsewhere.
  await rm(path, { force: true });
  // Flushed: what is renamed afterwards is on the disk.
  const target = createWriteStream(path, { flags: 'wx', mode: OWNER_ONLY, flush: true });
  await pipeline(Readable.from(content), createGzip(), target);
}

/** Makes the file's name last through a power cut, as its content does already. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
