import type { LedgerControl } from '../../../src/sandbox/bank/ledgerControl.ts';
import type { House } from './house.ts';

/** A login at an institution, and the connection of ours that follows it. */
export interface Login {
  provider: 'plaid' | 'teller';
  control: LedgerControl;
  /** The login's name at the bank. */
  item: string;
  connectionId: string;
  /** Names of transactions that are pending at the bank and have not posted. */
  pending: string[];
  /** Pending ones that the bank took back and whose posted ones are still to come. */
  withdrawn: string[];
  /** Provider's ids of posted ones that the bank took back. */
  removed: string[];
}

/** Links a Plaid login; its first sync has been asked for when this resolves. */
export async function linkPlaid(
  { bank, client }: House,
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

export async function linkTeller({ bank, client }: House, userId: string): Promise<Login> {
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
