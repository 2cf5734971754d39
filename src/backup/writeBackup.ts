import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '../context.ts';
import { findLaterMigration } from '../postgres/migrate.ts';
import { type BackupRecipients, encryptFor } from './encryption.ts';
import { BackupError, describeFileFailure } from './errors.ts';
import type { BackupHeader } from './format.ts';
import { FORMAT, VERSION } from './format.ts';
import type { Snapshot } from './snapshot.ts';
import { withSnapshot } from './snapshot.ts';

/** Readable only by its owner, because it contains the household's whole financial life. */
const OWNER_ONLY = 0o600;

/**
 * Writes a consistent backup of the household to one file; a server may keep running. The banks' access tokens stay
 * sealed. The file appears, or replaces an earlier one, only when it is complete and on the disk.
 * @throws BackupError, DevelopmentSchemaError
 */
export async function writeBackup(
  db: Database,
  file: string,
  {
    now,
    encryptTo = null,
    onProgress = () => {},
  }: {
    now: Date;
    /** Null for a file that everybody who has it can read. */
    encryptTo?: BackupRecipients | null;
    onProgress?: (done: number, all: number) => void;
  },
): Promise<BackupHeader> {
  const partial = `${file}.partial`;
  const encrypt = encryptTo && encryptFor(encryptTo);
  await requireFolder(dirname(file));
  try {
    const header = await withSnapshot(db, async (snapshot) => {
      const described = await describe(snapshot, now);
      await writeFile(partial, lines(described, snapshot, onProgress), encrypt);
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
    throw new BackupError(
      'The database is empty, so there is nothing to back up. Check DATABASE_URL and BREADBOX_DATA_DIR.',
    );
  const later = await findLaterMigration(migrations);
  if (later) {
    throw new BackupError(
      `A newer version of Breadbox has migrated this database (${later}). Make the backup with that version.`,
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
  if (!isFolder) throw new BackupError(`There is no folder ${path}. Create it or name another file.`);
}

async function writeFile(
  path: string,
  content: AsyncGenerator<Buffer>,
  encrypt: ReturnType<typeof encryptFor> | null,
): Promise<void> {
  // A file left by an earlier attempt might be readable by others, or be a link to another file.
  await rm(path, { force: true });
  // Flushed, so that the file is on the disk before it is renamed.
  const target = createWriteStream(path, { flags: 'wx', mode: OWNER_ONLY, flush: true });
  const [source, gzip] = [Readable.from(content), createGzip()];
  await (encrypt ? pipeline(source, gzip, encrypt, target) : pipeline(source, gzip, target));
}

/** Makes the rename survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
