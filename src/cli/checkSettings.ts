import { readConfig, readDatabaseConfig, readEncryptionKeys } from '../config.ts';
import { mayHaveCluster } from '../postgres/embedded/cluster.ts';
import { findStoreFolder } from './dataFolder.ts';
import { findEncryptionKey } from './keyFiles.ts';
import { readVersion } from './readVersion.ts';

/** A valid key, for a start whose own key is in a file, or is made only later. */
const PLACEHOLDER_KEY = Buffer.alloc(32).toString('base64');

/**
 * Checks all settings before a start creates or waits for anything. With `needsKey`, a start that would create the
 * database must have the encryption key already.
 * @throws ConfigError
 */
export async function checkSettings(
  env: NodeJS.ProcessEnv,
  { needsKey }: { needsKey: boolean },
): Promise<void> {
  const encryptionKey = env['ENCRYPTION_KEY']?.trim() || PLACEHOLDER_KEY;
  readConfig({ ...env, ENCRYPTION_KEY: encryptionKey }, await readVersion());
  if (!needsKey || readDatabaseConfig(env).databaseUrl) return;
  const folder = findStoreFolder(env);
  if (!mayHaveCluster(folder)) {
    readEncryptionKeys({ ENCRYPTION_KEY: (await findEncryptionKey(env, folder)) ?? undefined });
  }
}
