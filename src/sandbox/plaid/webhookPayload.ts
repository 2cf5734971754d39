import type {
  ItemErrorWebhook,
  ItemLoginRepairedWebhook,
  NewAccountsAvailableWebhook,
  PendingDisconnectWebhook,
  PendingExpirationWebhook,
  SyncUpdatesAvailableWebhook,
  TransactionsRemovedWebhook,
  UserAccountRevokedWebhook,
  UserPermissionRevokedWebhook,
} from 'plaid';
import type { Enrollment } from '../bank/bank.ts';
import { accountIdOf, itemIdOf } from './identity.ts';
import { errorObject } from './plaidFailure.ts';
import { openAccounts } from './render.ts';
import type { Wire } from './wire.ts';

/** Returns the body of a webhook as Plaid would send it for this item now. */
export function webhookPayload(enrollment: Enrollment, code: string, type: string | null): object {
  const base = { item_id: itemIdOf(enrollment), environment: 'sandbox' as const };
  const item = { ...base, webhook_type: 'ITEM', webhook_code: code };
  const error = errorObject(enrollment.record.errorCode);
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();
  switch (code) {
    case 'SYNC_UPDATES_AVAILABLE':
      return {
        ...base,
        webhook_type: 'TRANSACTIONS',
        webhook_code: code,
        initial_update_complete: true,
        historical_update_complete: true,
      } satisfies Wire<SyncUpdatesAvailableWebhook>;
    case 'DEFAULT_UPDATE':
    case 'INITIAL_UPDATE':
    case 'HISTORICAL_UPDATE':
      return { ...base, webhook_type: 'TRANSACTIONS', webhook_code: code, new_transactions: 1, error: null };
    case 'TRANSACTIONS_REMOVED':
      return {
        ...base,
        webhook_type: 'TRANSACTIONS',
        webhook_code: code,
        removed_transactions: [],
        error: null,
      } satisfies Wire<TransactionsRemovedWebhook>;
    case 'LOGIN_REPAIRED':
      return item satisfies Wire<ItemLoginRepairedWebhook>;
    case 'ERROR':
      return { ...item, error: error ?? errorObject('ITEM_LOGIN_REQUIRED') } satisfies Wire<ItemErrorWebhook>;
    case 'PENDING_EXPIRATION':
      return { ...item, consent_expiration_time: inAWeek } satisfies Wire<PendingExpirationWebhook>;
    case 'PENDING_DISCONNECT':
      return {
        ...item,
        reason: 'INSTITUTION_TOKEN_EXPIRATION',
        disconnect_time: inAWeek,
      } satisfies Wire<PendingDisconnectWebhook>;
    case 'USER_PERMISSION_REVOKED':
      return {
        ...item,
        error: errorObject('USER_PERMISSION_REVOKED'),
      } satisfies Wire<UserPermissionRevokedWebhook>;
    case 'USER_ACCOUNT_REVOKED':
      return {
        ...item,
        account_id: accountIdOf(enrollment, openAccounts(enrollment)[0]?.key ?? ''),
      } satisfies Wire<UserAccountRevokedWebhook>;
    case 'NEW_ACCOUNTS_AVAILABLE':
      return { ...item, error: null } satisfies Wire<NewAccountsAvailableWebhook>;
    default:
      return { ...item, webhook_type: type ?? 'ITEM', error: null };
  }
}
