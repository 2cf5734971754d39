import type { Database } from '../context.ts';
import { type AccountPlan, planAccounts } from '../domain/accountIdentity.ts';
import type { FeedAccount } from '../providers/provider.ts';
import { recordReportedBalances } from '../store/balances.ts';
import type { ConnectionRecord } from '../store/connections.ts';
import {
  findSiblingAccounts,
  lockAccounts,
  markAbsentAccounts,
  moveAccounts,
  upsertAccounts,
} from '../store/linkedAccounts.ts';

/** The login that lists the accounts, and its institution. */
export type Login = Pick<
  ConnectionRecord,
  'id' | 'provider' | 'user_id' | 'institution_id' | 'institution_name'
>;

/**
 * Stores the accounts that a login lists. A stored account that now has another login or provider id keeps its id, name
 * and settings. New accounts are added, and accounts that are no longer listed are marked as missing.
 */
export async function storeAccounts(
  trx: Database,
  login: Login,
  listed: { accounts: readonly FeedAccount[]; closed: readonly string[] },
  now: Date,
): Promise<void> {
  const { accounts, closed } = listed;
  // A listing without any account is treated as no answer.
  if (accounts.length === 0 && closed.length === 0) return;
  let plan = await planLogin(trx, login, accounts);
  if (plan.continued.length > 0) {
    await lockAccounts(
      trx,
      plan.continued.map(({ accountId }) => accountId),
    );
    // Another login may have taken one of the accounts before the lock.
    plan = await planLogin(trx, login, accounts);
    await moveAccounts(trx, login.id, plan.continued, now);
  }
  const owner = { connectionId: login.id, institutionName: login.institution_name };
  const duplicates = new Map(
    plan.added.map(({ externalId, possibleDuplicateOf }) => [externalId, possibleDuplicateOf]),
  );
  await upsertAccounts(trx, owner, accounts, duplicates, now);
  await recordReportedBalances(trx, login.id, now);
  const open = accounts.map(({ externalId }) => externalId);
  await markAbsentAccounts(trx, login.id, { open, closed }, now);
}

/**
 * Whether the login lists an account that is stored under another login or provider id. Its history must then be
 * reconciled with a complete listing, not with the changes since the cursor.
 */
export async function continuesAccounts(
  db: Database,
  login: Login,
  accounts: readonly FeedAccount[],
): Promise<boolean> {
  const { continued } = await planLogin(db, login, accounts);
  return continued.length > 0;
}

async function planLogin(db: Database, login: Login, accounts: readonly FeedAccount[]): Promise<AccountPlan> {
  const institution = { institutionId: login.institution_id, institutionName: login.institution_name };
  const stored = await findSiblingAccounts(db, login.id, institution);
  const { id: connectionId, provider, user_id: userId } = login;
  return planAccounts(accounts, stored, { connectionId, provider, userId });
}
