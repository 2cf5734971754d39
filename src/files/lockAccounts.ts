import type { Database } from '../context.ts';
import {
  type CsvAccount,
  completeCsvAccount,
  ensureCsvAccount,
  ensureCsvConnection,
} from '../store/csvAccounts.ts';
import type { AccountChoice } from './accountChoice.ts';
import { lockLedger, lockStoredAccounts } from './lockStoredAccounts.ts';
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
  const existing = [...targets.values()].flatMap((target) =>
    target.kind === 'existing' ? target.account : [],
  );
  const connectionId = existing[0]?.connection_id ?? (await ensureCsvConnection(trx, userId, now));
  await lockLedger(trx, connectionId);
  const stored = await lockStoredAccounts(trx, existing);
  const accounts = new Map<string, CsvAccount>();
  const made = new Set<string>();
  for (const [key, target] of targets) {
    const file = found.find((account) => account.key === key);
    const account = target.kind === 'existing' ? stored.get(target.account.id) : undefined;
    if (account?.covered) accounts.set(key, account);
    else if (account) {
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
    } else if (target.kind === 'new') {
      const { account, isNew } = await ensureCsvAccount(trx, connectionId, target.account, now);
      if (isNew) made.add(account.id);
      accounts.set(key, account);
    }
  }
  return { connectionId, accounts, made, isLinked: existing.some(({ covered }) => covered) };
}
