import { systemClock } from '../clock.ts';
import { readEncryptionKeys } from '../config.ts';
import { forgetAccess } from '../linking/forgetAccess.ts';
import { COMMAND, createAudit } from '../store/auditEvents.ts';
import { findSealedCredentials } from '../store/connections.ts';
import { createVault, VaultError } from '../vault.ts';
import { findStoreFolder } from './dataFolder.ts';
import { CommandFailure } from './exitCodes.ts';
import { findEncryptionKey } from './keyFiles.ts';
import { withDatabase } from './withDatabase.ts';

/**
 * `breadbox keys forget-tokens [--yes]`: the way out for somebody who has lost the encryption key, without which nothing
 * starts.
 * @throws CommandFailure without --yes, if there are such tokens; ConfigError if a key is malformed.
 */
export async function forgetTokensCommand(
  { yes = false }: { yes?: boolean },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const key = await findEncryptionKey(env, findStoreFolder(env));
  const [first, ...others] = key === null ? [] : readEncryptionKeys({ ENCRYPTION_KEY: key });
  const vault = first ? createVault([first, ...others]) : null;
  const canOpen = (credentials: Buffer, id: string): boolean => {
    try {
      vault?.open(credentials, id);
      return vault !== null;
    } catch (error) {
      if (error instanceof VaultError) return false;
      throw error;
    }
  };
  const names = await withDatabase(env, async (db) => {
    const sealed = await findSealedCredentials(db);
    const count = sealed.filter(({ id, credentials }) => !canOpen(credentials, id)).length;
    if (count > 0 && !yes) {
      throw new CommandFailure(
        `The access tokens of ${count === 1 ? 'a connection' : `${count} connections`} cannot be opened. Repeat with --yes to delete them; accounts and transactions stay, and these banks have to be linked again. Nothing was changed.`,
      );
    }
    const audit = createAudit(systemClock, COMMAND);
    return forgetAccess({ db, clock: systemClock, audit }, canOpen);
  });
  console.log(
    names.length === 0
      ? 'Every access token can be opened. Nothing was changed.'
      : `Deleted the access tokens of ${names.join(', ')}. Link these banks again; their accounts continue.`,
  );
}
