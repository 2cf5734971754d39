import type { Knex } from 'knex';
import { readEncryptionKeys } from '../config.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { findSealedCredentials, lockConnection, updateConnection } from '../store/connections.ts';
import type { Vault } from '../vault.ts';
import { createVault } from '../vault.ts';
import { UsageError } from './usage.ts';
import { withDatabase } from './withDatabase.ts';

/**
 * `breadbox keys rotate`: seals every stored credential with the first of the configured encryption keys. Put
 * the new key in front of the old one in ENCRYPTION_KEY, run this, then take the old one out.
 */
export async function keysCommand(options: string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (options.length !== 1 || options[0] !== 'rotate') throw new UsageError('Usage: breadbox keys rotate');
  const [first, ...others] = readEncryptionKeys(env);
  if (!first) throw new UsageError('ENCRYPTION_KEY is not set.');
  const vault = createVault([first, ...others]);
  const { rotated, current } = await withDatabase(env, (db) => rotateKeys(db, vault, new Date()));
  console.log(`${rotated} credentials sealed anew, ${current} were sealed with the first key already.`);
}

/**
 * Reseals what another key than the current one sealed, each connection in a transaction of its own, so that
 * syncs go on meanwhile. Running it again changes nothing.
 * @throws VaultError when no configured key opens a credential; what was resealed by then stays so.
 */
export async function rotateKeys(
  db: Knex,
  vault: Vault,
  now: Date,
): Promise<{ rotated: number; current: number }> {
  let rotated = 0;
  let current = 0;
  for (const { id } of await findSealedCredentials(db)) {
    await inTransaction(db, async (trx) => {
      const { credentials } = await lockConnection(trx, id);
      if (!credentials) return;
      if (vault.isCurrent(credentials)) {
        current += 1;
        return;
      }
      const resealed = vault.seal(vault.open(credentials, id), id);
      await updateConnection(trx, id, { credentials: resealed }, now);
      rotated += 1;
    });
  }
  return { rotated, current };
}
