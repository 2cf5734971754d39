import type { Database } from '../context.ts';
import { ApiError } from '../errors.ts';
import { lockConnection } from '../store/connections.ts';
import {
  type CsvAccount,
  completeCsvAccount,
  ensureCsvAccount,
  ensureCsvConnection,
} from '../store/csvAccounts.ts';
import type { AccountChoice } from './accountChoice.ts';
import { lockLinkedAccount } from './lockLinkedAccount.ts';
import type { FileAccount } from './reading/openedFile.ts';

export interface LockedAccounts {
  connectionId: string;
  /** By the keys of the file's accounts. */
  accounts: Map<string, CsvAccount>;
  /** The ids of those that did not exist before. */
  made: Set<string>;
  /** Whether a bank fills them. */
  isLinked: boolean;
}

/**
 * The accounts of a file, made where there are none, their connection locked: one import at a time; the same file twice
 * at once is the second one that changes nothing. Locked before the accounts are made, because new rows hold the
 * connection too, and two imports that have made theirs would wait for each other.
 */
export async function lockAccounts(
  trx: Database,
  { userId, targets }: AccountChoice,
  found: readonly FileAccount[],
  now: Date,
): Promise<LockedAccounts> {
  const linked = [...targets].flatMap(([key, target]) =>
    target.kind === 'existing' && target.account.covered ? { key, account: target.account } : [],
  );
  const [first] = linked;
  if (first) {
    const account = await lockLinkedAccount(trx, first.account);
    return {
      connectionId: account.connection_id,
      accounts: new Map(linked.map(({ key }) => [key, account])),
      made: new Set(),
      isLinked: true,
    };
  }
  const connectionId = await lockConnectionOf(trx, { userId, targets }, now);
  const accounts = new Map<string, CsvAccount>();
  const made = new Set<string>();
  for (const [key, target] of targets) {
    const file = found.find((account) => account.key === key);
    if (target.kind === 'existing') {
      const { account } = target;
      await completeCsvAccount(
        trx,
        account.id,
        {
          bankNumber: file?.isForeign ? null : (file?.number ?? null),
          isoCurrencyCode: file?.isoCurrencyCode ?? null,
        },
        now,
      );
      accounts.set(key, {
        ...account,
        iso_currency_code: account.iso_currency_code ?? file?.isoCurrencyCode ?? null,
      });
    } else {
      const { account, isNew } = await ensureCsvAccount(trx, connectionId, target.account, now);
      if (isNew) made.add(account.id);
      accounts.set(key, account);
    }
  }
  return { connectionId, accounts, made, isLinked: false };
}

async function lockConnectionOf(
  trx: Database,
  { userId, targets }: Pick<AccountChoice, 'userId' | 'targets'>,
  now: Date,
): Promise<string> {
  const [existing] = [...targets.values()].flatMap((target) =>
    target.kind === 'existing' ? target.account : [],
  );
  const connectionId = existing?.connection_id ?? (await ensureCsvConnection(trx, userId, now));
  const { status } = await lockConnection(trx, connectionId);
  if (status === 'disconnected') {
    throw new ApiError('CONNECTION_DISCONNECTED', 'The connection of this account was removed.');
  }
  return connectionId;
}
