import type { PlaidError, PlaidErrorType } from 'plaid';
import type { Wire } from './wire.ts';

/** The errors of this server as Plaid documents them: by code, the type, status, message and display message. */
const table = {
  INVALID_BODY: ['INVALID_REQUEST', 400, 'body could not be parsed as JSON', null],
  INVALID_HEADERS: ['INVALID_REQUEST', 400, 'headers were malformed', null],
  MISSING_FIELDS: ['INVALID_REQUEST', 400, 'the following required fields are missing', null],
  UNKNOWN_FIELDS: ['INVALID_REQUEST', 400, 'the following fields are not recognized by this endpoint', null],
  INVALID_FIELD: ['INVALID_REQUEST', 400, 'a field has an invalid value', null],
  NOT_FOUND: ['INVALID_REQUEST', 404, 'the requested resource could not be found', null],
  INVALID_API_KEYS: ['INVALID_INPUT', 400, 'invalid client_id or secret provided', null],
  INVALID_ACCESS_TOKEN: ['INVALID_INPUT', 400, 'could not find matching access token', null],
  INVALID_PUBLIC_TOKEN: ['INVALID_INPUT', 400, 'could not find matching public token', null],
  INVALID_LINK_TOKEN: ['INVALID_INPUT', 400, 'invalid link_token provided', null],
  INVALID_ACCOUNT_ID: ['INVALID_INPUT', 400, 'failed to find requested account ID for requested item', null],
  INVALID_INSTITUTION: ['INVALID_INPUT', 400, 'invalid institution_id provided', null],
  INVALID_WEBHOOK_VERIFICATION_KEY_ID: ['INVALID_INPUT', 400, 'invalid key_id provided', null],
  SANDBOX_WEBHOOK_INVALID: ['SANDBOX_ERROR', 400, 'Webhook for this item is not set up', null],
  TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION: [
    'TRANSACTIONS_ERROR',
    400,
    'Underlying transaction data changed since last page was fetched. Please restart pagination from last update.',
    null,
  ],
  ITEM_LOGIN_REQUIRED: [
    'ITEM_ERROR',
    400,
    "the login details of this item have changed (credentials, MFA, or required user action) and a user login is required to update this information. use Link's update mode to restore the item to a good state",
    'The login details for this institution have changed. Please sign in again.',
  ],
  INVALID_CREDENTIALS: [
    'ITEM_ERROR',
    400,
    'the provided credentials were not correct',
    'The credentials you provided were incorrect.',
  ],
  INVALID_MFA: [
    'ITEM_ERROR',
    400,
    'the provided MFA response(s) were not correct',
    'The answer was incorrect.',
  ],
  ITEM_LOCKED: [
    'ITEM_ERROR',
    400,
    'the account is locked',
    'Your account is locked. Please unlock it and try again.',
  ],
  USER_SETUP_REQUIRED: [
    'ITEM_ERROR',
    400,
    'the account has not been fully set up',
    'Please finish your setup at the institution.',
  ],
  INSUFFICIENT_CREDENTIALS: [
    'ITEM_ERROR',
    400,
    'insufficient authorization was granted to complete the request',
    null,
  ],
  MFA_NOT_SUPPORTED: ['ITEM_ERROR', 400, 'this account requires a MFA type that is not supported', null],
  NO_ACCOUNTS: ['ITEM_ERROR', 400, 'no valid accounts exist for this item', null],
  USER_PERMISSION_REVOKED: [
    'ITEM_ERROR',
    400,
    'the holder of this account has revoked their permission',
    null,
  ],
  ACCESS_NOT_GRANTED: ['ITEM_ERROR', 400, 'access was not granted to the requested product', null],
  ITEM_NOT_FOUND: ['ITEM_ERROR', 400, 'the item you requested cannot be found', null],
  ITEM_NOT_SUPPORTED: ['ITEM_ERROR', 400, 'this account is not supported', null],
  USER_INPUT_TIMEOUT: [
    'ITEM_ERROR',
    400,
    'the user did not provide the requested MFA within the time limit',
    'Your session timed out. Please try again.',
  ],
  PLAID_ERROR: ['API_ERROR', 500, 'an unexpected error occurred', null],
  RECAPTCHA_BAD: ['RECAPTCHA_ERROR', 400, 'the provided challenge response was denied', 'Please try again.'],
  PRODUCT_NOT_READY: [
    'ITEM_ERROR',
    400,
    'the requested product is not yet ready. please provide a webhook or try the request again later',
    null,
  ],
  INSTITUTION_DOWN: [
    'INSTITUTION_ERROR',
    400,
    'this institution is not currently responding to this request. please try again soon',
    'This financial institution is not responding at the moment. Please try again later.',
  ],
  INSTITUTION_NOT_RESPONDING: [
    'INSTITUTION_ERROR',
    400,
    'this institution is not currently responding to this request. please try again soon',
    'This financial institution is not responding at the moment. Please try again later.',
  ],
  INSTITUTION_NO_LONGER_SUPPORTED: [
    'INSTITUTION_ERROR',
    400,
    'this institution is no longer supported',
    null,
  ],
  RATE_LIMIT_EXCEEDED: [
    'RATE_LIMIT_EXCEEDED',
    429,
    'rate limit exceeded for attempts to access this endpoint. please try again later',
    null,
  ],
  TRANSACTIONS_SYNC_LIMIT: [
    'RATE_LIMIT_EXCEEDED',
    429,
    'rate limit exceeded for attempts to access "transactions sync". please try again later',
    null,
  ],
  INTERNAL_SERVER_ERROR: ['API_ERROR', 500, 'an unexpected error occurred', null],
  PLANNED_MAINTENANCE: [
    'API_ERROR',
    503,
    'the Plaid API is temporarily unavailable due to planned maintenance',
    null,
  ],
} as const satisfies Record<string, readonly [`${PlaidErrorType}`, number, string, string | null]>;

export type PlaidCode = keyof typeof table;

/** An error response; the server turns it into Plaid's error object. */
export class PlaidFailure extends Error {
  override name = 'PlaidFailure';
  readonly code: PlaidCode;
  readonly status: number;

  constructor(code: PlaidCode, detail?: string) {
    const [, status, message] = table[code];
    super(detail ?? message);
    this.code = code;
    this.status = status;
  }

  body(requestId: string) {
    const [type, , , display] = table[this.code];
    return {
      display_message: display,
      documentation_url: `https://plaid.com/docs/?ref=error#${type.toLowerCase().replaceAll('_', '-')}`,
      error_code: this.code,
      error_message: this.message,
      error_type: type,
      request_id: requestId,
      suggested_action: null,
    } satisfies Wire<PlaidError>;
  }
}

export function isPlaidCode(code: string): code is PlaidCode {
  return Object.hasOwn(table, code);
}

/** Returns an item's error as it appears in item objects and webhooks. */
export function errorObject(code: string | null): Wire<PlaidError> | null {
  if (code === null) return null;
  const { request_id: _, ...error } = new PlaidFailure(isPlaidCode(code) ? code : 'ITEM_LOGIN_REQUIRED').body(
    '',
  );
  return { ...error, status: 400 };
}
