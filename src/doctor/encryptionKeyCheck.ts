import type { Knex } from 'knex';
import { findSealedCredentials } from '../store/connections.ts';
import { createVault, type VaultKey } from '../vault.ts';
import { type Check, counted, notConfigured, ok, problem, warning } from './finding.ts';

/**
 * Checks that the keys open every stored access token. `readKeys` throws ConfigError if a key is missing or malformed;
 * no keys at all mean that the first start has not made one yet.
 */
export function encryptionKeyCheck(readKeys: () => Promise<VaultKey[]>, db: Knex | null): Check {
  return {
    name: 'encryption key',
    async run() {
      const [first, ...others] = await readKeys();
      if (!first) return notConfigured('There is no key yet. The first start creates it in the data folder.');
      const number = others.length === 0 ? 'The key has' : `All ${others.length + 1} keys have`;
      if (!db) return ok(`${number} the right size.`);
      const vault = createVault([first, ...others]);
      const sealed = await findSealedCredentials(db);
      const unreadable = sealed.filter(({ id, credentials }) => !opens(() => vault.open(credentials, id)));
      if (unreadable.length > 0) {
        return problem(
          `The key cannot decrypt the access token of ${counted(unreadable.length, 'connection')}: ${unreadable.map(({ short_id }) => short_id).join(', ')}.`,
          'Add the key that encrypted them to ENCRYPTION_KEY, or remove these connections and link them again.',
        );
      }
      const old = sealed.filter(({ credentials }) => !vault.isCurrent(credentials));
      if (old.length > 0) {
        return warning(
          `${counted(old.length, 'access token')} ${old.length === 1 ? 'is' : 'are'} still encrypted with an older key.`,
          'Run `breadbox keys rotate`, then remove the older key from ENCRYPTION_KEY.',
        );
      }
      return ok(`${number} the right size and can decrypt ${counted(sealed.length, 'access token')}.`);
    },
  };
}

function opens(attempt: () => string): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
