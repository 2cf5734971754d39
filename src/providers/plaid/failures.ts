import type { ProviderFailure } from '../provider.ts';

/**
 * The meaning of Plaid's codes: of errors in responses and webhooks, and of webhook codes about the login itself. A
 * code that is not listed is classified by its type. If the type is not listed either, it is `rejected`: the call
 * fails, and the connection is synced again with growing intervals.
 *
 * `warning`: the login still works, but its consent expires soon.
 */
export type CodeMeaning = ProviderFailure | 'warning';

const MEANINGS: Record<string, CodeMeaning> = {
  ITEM_LOGIN_REQUIRED: 'reauth_required',
  ITEM_LOCKED: 'reauth_required',
  ITEM_NOT_FOUND: 'reauth_required',
  INVALID_ACCESS_TOKEN: 'reauth_required',
  INVALID_CREDENTIALS: 'reauth_required',
  INVALID_MFA: 'reauth_required',
  INVALID_OTP: 'reauth_required',
  INVALID_UPDATED_USERNAME: 'reauth_required',
  INSUFFICIENT_CREDENTIALS: 'reauth_required',
  MFA_NOT_SUPPORTED: 'reauth_required',
  PASSWORD_RESET_REQUIRED: 'reauth_required',
  USER_SETUP_REQUIRED: 'reauth_required',
  USER_INPUT_TIMEOUT: 'reauth_required',
  ADDITIONAL_CONSENT_REQUIRED: 'reauth_required',
  ACCESS_NOT_GRANTED: 'reauth_required',
  NO_ACCOUNTS: 'reauth_required',
  USER_PERMISSION_REVOKED: 'reauth_required',
  USER_ACCOUNT_REVOKED: 'reauth_required',

  PENDING_EXPIRATION: 'warning',
  PENDING_DISCONNECT: 'warning',

  INSTITUTION_NO_LONGER_SUPPORTED: 'permanent',

  PRODUCT_NOT_READY: 'temporary',
  INSTITUTION_DOWN: 'temporary',
  INSTITUTION_NOT_RESPONDING: 'temporary',
  INSTITUTION_NOT_AVAILABLE: 'temporary',
  INTERNAL_SERVER_ERROR: 'temporary',
  PLANNED_MAINTENANCE: 'temporary',
  TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION: 'temporary',
};

const FAILURES_BY_TYPE: Record<string, ProviderFailure> = {
  RATE_LIMIT_EXCEEDED: 'rate_limited',
  API_ERROR: 'temporary',
};

export const MUTATION_CODE = 'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION';

/** Plaid does not have the login any more. A removal treats that as success. */
export const UNKNOWN_LOGIN_CODES = ['ITEM_NOT_FOUND', 'INVALID_ACCESS_TOKEN'];

/** Plaid never issued the verification key id. */
export const UNKNOWN_KEY_CODE = 'INVALID_WEBHOOK_VERIFICATION_KEY_ID';

/** Plaid has no specific code for a cursor that it does not accept, but the message names the field. */
export const isRefusedCursor = (code: string, message: string): boolean =>
  code === 'INVALID_CURSOR' || (code === 'INVALID_FIELD' && /\bcursor\b/i.test(message));

export function getMeaning(code: string, type: string | null = null): CodeMeaning {
  if (Object.hasOwn(MEANINGS, code)) return MEANINGS[code] ?? 'rejected';
  if (type !== null && Object.hasOwn(FAILURES_BY_TYPE, type)) return FAILURES_BY_TYPE[type] ?? 'rejected';
  return 'rejected';
}

/** Classifies the code of a failed call. A warning is no reason for a call to fail, so it counts as temporary. */
export function getFailure(code: string, type: string | null = null): ProviderFailure {
  const meaning = getMeaning(code, type);
  return meaning === 'warning' ? 'temporary' : meaning;
}
