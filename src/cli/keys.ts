import type { Knex } from 'knex';
import { systemClock } from '../clock.ts';
import { readEncryptionKeys } from '../config.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { COMMAND, createAudit } from '../store/auditEvents.ts';
import { findSealedCredentials, lockConnection, updateConnection } from '../store/connections.ts';
import { findSealedAnswers, updateSealedAnswer } from '../store/idempotencyKeys.ts';
import { findSealedLinkSecrets, updateSealedLinkSecret } from '../store/linkSecrets.ts';
import type { Vault } from '../vault.ts';
import { createVault } from '../vault.ts';
import { UsageError } from './usage.ts';
import { withDatabase } from './withDatabase.ts';

/**
 * `breadbox keys rotate`: re-encrypts every stored credential with the first of the configured encryption keys. Put the
 * new key before the old one in ENCRYPTION_KEY, run this, then remove the old one.
 */
export async function rotateKeysCommand(env: NodeJS.ProcessEnv): Promise<void> {
  const [first, ...others] = readEncryptionKeys(env);
  if (!first) throw new UsageError('ENCRYPTION_KEY is not set.');
  const vault = createVault([first, ...others]);
  const { rotated, current } = await withDatabase(env, async (db) => {
    await createAudit(systemClock, COMMAND)(db, { action: 'encryption_key_rotated' });
    return rotateKeys(db, vault, systemClock.now());
  });
  console.log(`${rotated} credentials re-encrypted; ${current} already used the first key.`);
}

/**
 * Re-encrypts every credential that is not encrypted with the current key. Each connection is a transaction of its own,
 * so syncs may run at the same time. The answers kept for idempotency keys, which may hold a new API key, and the
 * secrets of link sessions are re-encrypted too. A second run changes nothing.
 * @throws VaultError if no configured key decrypts a credential; those before it stay re-encrypted.
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
  for (const { ownerId, answer, ...id } of await findSealedAnswers(db)) {
    if (!vault.isCurrent(answer)) {
      await updateSealedAnswer(db, id, {
        before: answer,
        after: vault.seal(vault.open(answer, ownerId), ownerId),
      });
    }
  }
  for (const secret of await findSealedLinkSecrets(db)) {
    const { ownerId, sealed } = secret;
    if (!vault.isCurrent(sealed)) {
      await updateSealedLinkSecret(db, secret, vault.seal(vault.open(sealed, ownerId), ownerId));
    }
  }
  return { rotated, current };
}
