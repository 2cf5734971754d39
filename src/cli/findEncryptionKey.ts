import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDatabaseConfig } from '../config.ts';

/**
 * What ENCRYPTION_KEY says, else the key that `breadbox run` made, or that somebody put in its place before the
 * first start. Null where there is neither.
 */
export async function findEncryptionKey(env: NodeJS.ProcessEnv): Promise<string | null> {
  const configured = env['ENCRYPTION_KEY']?.trim();
  if (configured) return configured;
  try {
    return (await readFile(join(readDatabaseConfig(env).dataDir, 'encryption-key'), 'utf8')).trim() || null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
