import { restoreBackup } from '../backup/restoreBackup.ts';
import { readEncryptionKeys } from '../config.ts';
import type { Vault } from '../vault.ts';
import { createVault } from '../vault.ts';
import { describeRows, showProgress } from './backup.ts';
import { findEncryptionKey } from './findEncryptionKey.ts';
import { UsageError } from './usage.ts';
import { withDatabase } from './withDatabase.ts';

/** `breadbox restore FILE`: puts a backup into an empty database, all of it or nothing. */
export async function restoreCommand(options: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const [file, ...rest] = options;
  if (!file || rest.length > 0 || file.startsWith('-')) throw new UsageError('Usage: breadbox restore FILE');
  const vault = await readVault(env);
  const header = await withDatabase(env, (db) =>
    showProgress('Restore', (onProgress) => restoreBackup(db, file, { vault, onProgress })),
  );
  console.log(`Restored ${describeRows(header)}, as they were at ${header.created_at}.`);
}

/** Null where no key is configured: a household of files only needs none. */
async function readVault(env: NodeJS.ProcessEnv): Promise<Vault | null> {
  const configured = await findEncryptionKey(env);
  if (!configured) return null;
  const [first, ...others] = readEncryptionKeys({ ENCRYPTION_KEY: configured });
  return first ? createVault([first, ...others]) : null;
}
