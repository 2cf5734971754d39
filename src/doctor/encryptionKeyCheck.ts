import type { Knex } from 'knex';
import { findSealedCredentials } from '../store/connections.ts';
import { createVault, type VaultKey } from '../vault.ts';
import { type Check, counted, ok, problem, warning } from './finding.ts';

/** `readKeys` throws ConfigError where the key is missing or malformed. */
export function encryptionKeyCheck(readKeys: () => Promise<VaultKey[]>, db: Knex | null): Check {
  return {
    name: 'encryption key',
    async examine() {
      const [first, ...others] = await readKeys();
      if (!first) throw new Error('The configuration gave no key.');
      const number = others.length === 0 ? 'The key has' : `All ${others.length + 1} keys have`;
      if (!db) return ok(`${number} the right size.`);
      const vault = createVault([first, ...others]);
      const sealed = await findSealedCredentials(db);
      const shut = sealed.filter(({ id, credentials }) => !opens(() => vault.open(credentials, id)));
      if (shut.length > 0) {
        return problem(
          `It does not open the access token of ${counted(shut.length, 'connection')}: ${shut.map(({ short_id }) => short_id).join(', ')}.`,
          'Add the key that sealed them to ENCRYPTION_KEY, or remove these connections and link them again.',
        );
      }
      const old = sealed.filter(({ credentials }) => !vault.isCurrent(credentials));
      if (old.length > 0) {
        return warning(
          `An older key than the first still seals ${counted(old.length, 'access token')}.`,
          'Run `breadbox keys rotate`, then take the older key out.',
        );
      }
      return ok(`${number} the right size and opens ${counted(sealed.length, 'access token')}.`);
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
