import type { AppContext } from '../context.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { findSealedCredentials, lockConnection, updateConnection } from '../store/connections.ts';
import { DISCONNECTED } from './removeConnection.ts';

/**
 * Disconnects the connections whose access tokens cannot be opened, because the encryption key is lost. The tokens are
 * deleted: nobody can revoke them at the provider any more. Accounts and transactions stay, and a new login of the bank
 * takes them over.
 * @returns the banks' names.
 */
export async function forgetAccess(
  { db, clock, audit }: Pick<AppContext, 'db' | 'clock' | 'audit'>,
  canOpen: (credentials: Buffer, id: string) => boolean,
): Promise<string[]> {
  const names: string[] = [];
  for (const { id } of await findSealedCredentials(db)) {
    await inTransaction(db, async (trx) => {
      const connection = await lockConnection(trx, id);
      const { credentials, institution_name } = connection;
      if (!credentials || canOpen(credentials, id)) return;
      const fields = { ...DISCONNECTED, credentials: null, revocation_pending: false };
      await updateConnection(trx, id, fields, clock.now());
      await audit(trx, { action: 'connection_removed', subjectId: id, detail: institution_name });
      names.push(institution_name);
    });
  }
  return names;
}
