import type { ProviderFailure } from '../provider.ts';

/**
 * What Plaid's codes mean: one table for failed calls, for errors that webhooks carry and for webhook codes that
 * concern the login itself. A code that is not listed is judged by its type; where the type is not listed either
 * it is `rejected`: this call fails, and the connection is tried again with growing pauses.
 *
 * `warning`: the login still works, but its consent ends soon.
 */
export type CodeMeaning = ProviderFailure | 'warning';

const meaningOfCode: Record<string, CodeMeaning> = {
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

const failureOfType: Record<string, ProviderFailure> = {
  RATE_LIMIT_EXCEEDED: 'rate_limited',
  API_ERROR: 'temporary',
};

export const MUTATION_CODE = 'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION';

/** Plaid has no such login any more; for a removal that is success. */
export const FORGOTTEN_CODES = ['ITEM_NOT_FOUND', 'INVALID_ACCESS_TOKEN'];

/** The answer to a look-up of a verification key id that Plaid never issued. */
export const UNKNOWN_KEY_CODE = 'INVALID_WEBHOOK_VERIFICATION_KEY_ID';

/** Plaid has no code of its own for a cursor that it does not accept; the message names the field. */
export const isRefusedCursor = (code: string, message: string): boolean =>
  code === 'INVALID_CURSOR' || (code === 'INVALID_FIELD' && /\bcursor\b/i.test(message));

export function meaningOf(code: string, type: string | null = null): CodeMeaning {
  if (Object.hasOwn(meaningOfCode, code)) return meaningOfCode[code] ?? 'rejected';
  if (type !== null && Object.hasOwn(failureOfType, type)) return failureOfType[type] ?? 'rejected';
  return 'rejected';
}

/** The same for a call that failed: a warning does not end a call, so it counts as a fault that passes. */
export function failureOf(code: string, type: string | null = null): ProviderFailure {
  const meaning = meaningOf(code, type);
  return meaning === 'warning' ? 'temporary' : meaning;
}
