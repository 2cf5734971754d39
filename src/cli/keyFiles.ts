import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { ConfigError } from '../config.ts';
import type { AppContext } from '../context.ts';
import { digestApiKey } from '../domain/apiKey.ts';
import { createApiKey, findApiKeys, findValidKeyIds } from '../store/apiKeys.ts';

const ENCRYPTION_KEY_BYTES = 32;
/** Only their owner may read the files that hold a key. */
const OWNER_ONLY = 0o600;
/** The way out, for messages about a key that does not open what is stored. */
export const LOST_KEY =
  ' If it is lost for good, `breadbox keys forget-tokens` lets you start without it; the banks then have to be linked again.';
/** The permission bits of everyone except the owner. */
const NON_OWNER_BITS = 0o077;
/** Each file that holds a key, and how to make another key. */
const KEY_FILES = {
  'encryption-key': 'make a new key as README says, with `breadbox keys rotate`',
  'api-key': 'revoke the key with `breadbox keys revoke` and start again',
};

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

/**
 * Makes the key files in a household's folder private to their owner. Returns a sentence about each that was not: who
 * else uses the machine may have read it.
 */
export async function protectKeyFiles(folder: string): Promise<string[]> {
  const notices = await Promise.all(
    Object.entries(KEY_FILES).map(async ([name, renewal]) => {
      const file = join(folder, name);
      const mode = await stat(file).then(
        (found) => found.mode & 0o777,
        () => 0,
      );
      if ((mode & NON_OWNER_BITS) === 0) return [];
      const isPrivate = await chmod(file, OWNER_ONLY).then(
        () => true,
        () => false,
      );
      const state = isPrivate
        ? `${file} could be read by other users of this machine (mode ${mode.toString(8)}), and is private now.`
        : `${file} can be read by other users of this machine (mode ${mode.toString(8)}). Run \`chmod 600 ${file}\`.`;
      return [`${state} If one of them may have read it, ${renewal}.`];
    }),
  );
  return notices.flat();
}

interface KeyNeed {
  folder: string;
  isNew: boolean;
  sealedConnections: number;
}

/**
 * Returns ENCRYPTION_KEY or the key in the household's folder; null if there is none, and none is needed yet.
 * @throws ConfigError if there is none, although the database has credentials that it must open.
 */
export async function requireEncryptionKey(
  env: NodeJS.ProcessEnv,
  { folder, sealedConnections }: KeyNeed,
): Promise<string | null> {
  const found = await findEncryptionKey(env, folder);
  if (found !== null || sealedConnections === 0) return found;
  throw new ConfigError(
    `The encryption key is missing: ENCRYPTION_KEY is not set and there is no ${join(folder, 'encryption-key')}, but the access tokens of ${sealedConnections === 1 ? 'a connection' : `${sealedConnections} connections`} are encrypted with it. Put the file back from your copy, or set ENCRYPTION_KEY to the key.${LOST_KEY} Nothing was changed.`,
  );
}

/**
 * Returns the household's encryption key. If there is none, and the database has nothing that one must open, it writes
 * a new one to the household's folder.
 * @throws ConfigError
 */
export async function keepEncryptionKey(
  env: NodeJS.ProcessEnv,
  need: KeyNeed,
): Promise<{ encryptionKey: string; notices: string[] }> {
  const found = await requireEncryptionKey(env, need);
  if (found !== null) return { encryptionKey: found, notices: [] };
  const encryptionKey = randomBytes(ENCRYPTION_KEY_BYTES).toString('base64');
  const file = join(need.folder, 'encryption-key');
  await writeSecret(file, encryptionKey);
  const notice = `${file} was missing, so it has a new encryption key. No access token in the database was encrypted with the earlier one.`;
  return { encryptionKey, notices: need.isNew ? [] : [notice] };
}

/** The names of the keys that starts make for the data folder. */
const KEY_NAMES = { run: 'breadbox run', serve: 'breadbox serve' };

/**
 * Returns the API key of earlier starts, or a new one if the database does not know it, and its file, to which the data
 * folder gets a link. A new one does not make an earlier one invalid, so a sentence names that.
 */
export async function keepApiKey(
  { db, clock }: AppContext,
  folders: { store: string; dataDir: string },
  command: keyof typeof KEY_NAMES,
): Promise<{ apiKey: string; file: string; notices: string[] }> {
  const file = join(folders.store, 'api-key');
  const link = join(folders.dataDir, 'api-key');
  const earlier = await readSecret(file);
  const [known] = earlier ? await findApiKeys(db, [digestApiKey(earlier)]) : [];
  if (earlier && known && !known.revokedAt) {
    await linkApiKey(link, file);
    return { apiKey: earlier, file, notices: [] };
  }
  const valid = await findValidKeyIds(db, Object.values(KEY_NAMES), clock.now());
  const created = await createApiKey(db, { name: KEY_NAMES[command], scope: 'full_access' }, clock.now());
  await writeSecret(file, created.key);
  await linkApiKey(link, file);
  const notices = valid.map(
    (id) =>
      `${file} had no valid API key, so it has a new one. The earlier key ${id} is still valid: revoke it with \`breadbox keys revoke ${id}\`, unless you use it elsewhere.`,
  );
  return { apiKey: created.key, file, notices };
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
