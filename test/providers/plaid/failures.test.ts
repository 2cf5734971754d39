import { expect } from 'chai';
import {
  type CodeMeaning,
  getFailure,
  getMeaning,
  isRefusedCursor,
} from '../../../src/providers/plaid/failures.ts';

/** Every listed code, and the types that classify other codes. */
const table: [code: string, type: string | null, meaning: CodeMeaning][] = [
  ['ITEM_LOGIN_REQUIRED', 'ITEM_ERROR', 'reauth_required'],
  ['INVALID_CREDENTIALS', 'ITEM_ERROR', 'reauth_required'],
  ['INVALID_MFA', 'ITEM_ERROR', 'reauth_required'],
  ['ITEM_LOCKED', 'ITEM_ERROR', 'reauth_required'],
  ['USER_SETUP_REQUIRED', 'ITEM_ERROR', 'reauth_required'],
  ['INSUFFICIENT_CREDENTIALS', 'ITEM_ERROR', 'reauth_required'],
  ['MFA_NOT_SUPPORTED', 'ITEM_ERROR', 'reauth_required'],
  ['NO_ACCOUNTS', 'ITEM_ERROR', 'reauth_required'],
  ['USER_PERMISSION_REVOKED', 'ITEM_ERROR', 'reauth_required'],
  ['USER_ACCOUNT_REVOKED', 'ITEM_ERROR', 'reauth_required'],
  ['ACCESS_NOT_GRANTED', 'ITEM_ERROR', 'reauth_required'],
  ['ITEM_NOT_FOUND', 'ITEM_ERROR', 'reauth_required'],
  ['INVALID_ACCESS_TOKEN', 'INVALID_INPUT', 'reauth_required'],
  ['PASSWORD_RESET_REQUIRED', 'ITEM_ERROR', 'reauth_required'],
  ['ADDITIONAL_CONSENT_REQUIRED', 'INVALID_INPUT', 'reauth_required'],
  ['INVALID_OTP', 'ITEM_ERROR', 'reauth_required'],
  ['INVALID_UPDATED_USERNAME', 'ITEM_ERROR', 'reauth_required'],
  ['USER_INPUT_TIMEOUT', 'ITEM_ERROR', 'reauth_required'],
  ['PENDING_EXPIRATION', null, 'warning'],
  ['PENDING_DISCONNECT', null, 'warning'],
  ['INSTITUTION_NO_LONGER_SUPPORTED', 'INSTITUTION_ERROR', 'permanent'],
  ['INSTITUTION_DOWN', 'INSTITUTION_ERROR', 'temporary'],
  ['INSTITUTION_NOT_RESPONDING', 'INSTITUTION_ERROR', 'temporary'],
  ['INSTITUTION_NOT_AVAILABLE', 'INSTITUTION_ERROR', 'temporary'],
  ['PRODUCT_NOT_READY', 'ITEM_ERROR', 'temporary'],
  ['INTERNAL_SERVER_ERROR', 'API_ERROR', 'temporary'],
  ['PLANNED_MAINTENANCE', 'API_ERROR', 'temporary'],
  ['SOME_NEW_CODE', 'API_ERROR', 'temporary'],
  ['TRANSACTIONS_LIMIT', 'RATE_LIMIT_EXCEEDED', 'rate_limited'],
  ['SOME_NEW_CODE', 'RATE_LIMIT_EXCEEDED', 'rate_limited'],
  ['INVALID_API_KEYS', 'INVALID_INPUT', 'rejected'],
  ['PRODUCTS_NOT_SUPPORTED', 'ITEM_ERROR', 'rejected'],
  ['SOME_NEW_CODE', 'ITEM_ERROR', 'rejected'],
  ['SOME_NEW_CODE', null, 'rejected'],
  ['constructor', 'toString', 'rejected'],
];

describe('plaid: error codes', () => {
  for (const [code, type, meaning] of table) {
    it(`${code}${type ? ` of type ${type}` : ''} means ${meaning}`, () => {
      expect(getMeaning(code, type)).to.equal(meaning);
      expect(getFailure(code, type)).to.equal(meaning === 'warning' ? 'temporary' : meaning);
    });
  }

  const refusals: [code: string, message: string, isRefused: boolean][] = [
    ['INVALID_FIELD', 'cursor not associated with access_token', true],
    ['INVALID_FIELD', 'Cursor must be a base64 string', true],
    ['INVALID_CURSOR', 'anything', true],
    ['INVALID_FIELD', 'count must be between 1 and 500', false],
    ['INVALID_ACCESS_TOKEN', 'cursor not associated with access_token', false],
  ];
  for (const [code, message, isRefused] of refusals) {
    it(`${code} "${message}" ${isRefused ? 'refuses' : 'does not refuse'} the cursor`, () => {
      expect(isRefusedCursor(code, message)).to.equal(isRefused);
    });
  }
});
