import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { AppContext } from '../context.ts';
import { digestApiKey } from '../domain/apiKey.ts';
import { createApiKey, findApiKeys } from '../store/apiKeys.ts';

const ENCRYPTION_KEY_BYTES = 32;
/** Only their owner may read the files that hold a key. */
const OWNER_ONLY = 0o600;

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim() || null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function writeSecret(file: string, secret: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o711 });
  await writeFile(file, `${secret}\n`, { mode: OWNER_ONLY });
  // The mode above only applies to a new file.
  await chmod(file, OWNER_ONLY);
}

/** Returns ENCRYPTION_KEY, else the key in the household's folder, else null. */
export async function findEncryptionKey(env: NodeJS.ProcessEnv, folder: string): Promise<string | null> {
  return env['ENCRYPTION_KEY']?.trim() || (await readSecret(join(folder, 'encryption-key')));
}

/** Returns the household's encryption key. If there is none, it writes a new one to the household's folder. */
export async function keepEncryptionKey(env: NodeJS.ProcessEnv, folder: string): Promise<string> {
  const found = await findEncryptionKey(env, folder);
  const key = found ?? randomBytes(ENCRYPTION_KEY_BYTES).toString('base64');
  // A key in the settings is the user's to keep. Writing a key again makes its file private again.
  if (!env['ENCRYPTION_KEY']?.trim()) await writeSecret(join(folder, 'encryption-key'), key);
  return key;
}

/**
 * Returns the API key of earlier starts, or a new one of this name if the database does not know it, and its file, to
 * which the data folder gets a link.
 */
export async function keepApiKey(
  { db, clock }: AppContext,
  folders: { store: string; dataDir: string },
  name: string,
): Promise<{ apiKey: string; file: string }> {
  const file = join(folders.store, 'api-key');
  const link = join(folders.dataDir, 'api-key');
  const earlier = await readSecret(file);
  const [known] = earlier ? await findApiKeys(db, [digestApiKey(earlier)]) : [];
  const apiKey =
    earlier && known && !known.revokedAt
      ? earlier
      : (await createApiKey(db, { name, scope: 'full_access' }, clock.now())).key;
  await writeSecret(file, apiKey);
  await linkApiKey(link, file);
  return { apiKey, file };
}

/** Replaces the link atomically, so that a reader always finds a key. */
async function linkApiKey(link: string, file: string): Promise<void> {
  const unfinished = `${link}.${process.pid}`;
  await rm(unfinished, { force: true });
  await symlink(relative(dirname(link), file), unfinished);
  await rename(unfinished, link);
}

/** Removes the data folder's link to a key file that no longer exists. */
export async function unlinkApiKey(dataDir: string): Promise<void> {
  const link = join(dataDir, 'api-key');
  const found = await lstat(link).catch(() => null);
  if (found?.isSymbolicLink() && (await readSecret(link)) === null) await rm(link);
}
