import type { LedgerControl } from '../../../src/sandbox/bank/ledgerControl.ts';
import type { Setup } from './setup.ts';

/** A login at an institution, and its connection in the product. */
export interface Login {
  provider: 'plaid' | 'teller';
  control: LedgerControl;
  /** The login's item id at the bank. */
  item: string;
  connectionId: string;
  /** Keys of the transactions that are pending at the bank. */
  pending: string[];
  /** Keys of pending transactions that the bank has removed and will post later. */
  withdrawn: string[];
  /** Provider ids of posted transactions that the bank has removed. */
  removed: string[];
}

/** Links a Plaid login, which also requests its first sync. */
export async function linkPlaid(
  { bank, client }: Setup,
  userId: string,
  access: { institutionId: string; username?: string },
): Promise<Login> {
  const { control } = bank.plaid;
  const { publicToken } = control.createPublicToken(access);
  const { id: connectionId } = await client.call('createConnection', {
    body: { user_id: userId, provider: 'plaid', credentials: { public_token: publicToken } },
  });
  const item = control.items().at(-1)?.itemId ?? '';
  return { provider: 'plaid', control, item, connectionId, pending: [], withdrawn: [], removed: [] };
}

export async function linkTeller({ bank, client }: Setup, userId: string): Promise<Login> {
  const { control } = bank.teller;
  const enrollment = control.connect();
  const { id: connectionId } = await client.call('createConnection', {
    body: {
      user_id: userId,
      provider: 'teller',
      credentials: {
        access_token: enrollment.accessToken,
        enrollment_id: enrollment.enrollmentId,
        institution_name: enrollment.institutionName,
      },
    },
  });
  const item = enrollment.enrollmentId;
  return { provider: 'teller', control, item, connectionId, pending: [], withdrawn: [], removed: [] };
}
