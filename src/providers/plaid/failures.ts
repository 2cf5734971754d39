import type { ProviderFailure } from '../provider.ts';

/**
 * What Plaid's errors mean to us: the one table for failed calls and for webhooks alike. A code that is not
 * here is judged by its type, and what is in neither list is `rejected`: asking again will not help.
 */
const failureOfCode: Record<string, ProviderFailure> = {
  ITEM_LOGIN_REQUIRED: 'reauth_required',
  INVALID_CREDENTIALS: 'reauth_required',
  INVALID_MFA: 'reauth_required',
  ITEM_LOCKED: 'reauth_required',
  USER_SETUP_REQUIRED: 'reauth_required',
  INSUFFICIENT_CREDENTIALS: 'reauth_required',
  MFA_NOT_SUPPORTED: 'reauth_required',
  NO_ACCOUNTS: 'reauth_required',
  USER_PERMISSION_REVOKED: 'reauth_required',
  USER_ACCOUNT_REVOKED: 'reauth_required',
  ACCESS_NOT_GRANTED: 'reauth_required',
  PENDING_EXPIRATION: 'reauth_required',
  PENDING_DISCONNECT: 'reauth_required',

  PRODUCT_NOT_READY: 'temporary',
  INSTITUTION_DOWN: 'temporary',
  INSTITUTION_NOT_RESPONDING: 'temporary',
  INSTITUTION_NOT_AVAILABLE: 'temporary',
  INTERNAL_SERVER_ERROR: 'temporary',
  PLANNED_MAINTENANCE: 'temporary',
  TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION: 'temporary',
};

const failureOfType: Record<string, ProviderFailure> = {
  RATE_LIMIT_EXCEEDED: 'rate_limited',
  API_ERROR: 'temporary',
};

export const MUTATION_CODE = 'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION';

/** Plaid has no such login any more; for a removal that is success. */
export const FORGOTTEN_CODES = ['ITEM_NOT_FOUND', 'INVALID_ACCESS_TOKEN'];

/** What a key look-up says of a key id that Plaid never gave. */
export const UNKNOWN_KEY_CODE = 'INVALID_WEBHOOK_VERIFICATION_KEY_ID';

export function failureOf(code: string, type: string | null = null): ProviderFailure {
  if (Object.hasOwn(failureOfCode, code)) return failureOfCode[code] ?? 'rejected';
  if (type !== null && Object.hasOwn(failureOfType, type)) return failureOfType[type] ?? 'rejected';
  return 'rejected';
}
