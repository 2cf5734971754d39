import type { Enrollment } from '../bank/bank.ts';
import { isPlaidCode, PlaidFailure } from './plaidFailure.ts';
import type { PlaidState } from './plaidState.ts';
import { type Fields, textOf } from './requestFields.ts';

/** Returns the item of the request's access token. Throws PlaidFailure as `findItemByToken` does. */
export function findItem(state: PlaidState, fields: Fields, options?: { allowBroken: boolean }): Enrollment {
  return findItemByToken(state, textOf(fields.access_token) ?? '', options);
}

/**
 * Returns the item of an access token.
 * @throws PlaidFailure if there is none, or if the item has an error and `allowBroken` is false.
 */
export function findItemByToken(
  state: PlaidState,
  token: string,
  { allowBroken } = { allowBroken: false },
): Enrollment {
  const environment = /^access-(sandbox|development|production)-/.exec(token)?.[1];
  if (environment === undefined) {
    const message =
      'provided access token is in an invalid format. expected format: access-<environment>-<identifier>';
    throw new PlaidFailure('INVALID_ACCESS_TOKEN', message);
  }
  if (environment !== 'sandbox') {
    const message = `provided access token is for the wrong Plaid environment. expected "sandbox", got "${environment}"`;
    throw new PlaidFailure('INVALID_ACCESS_TOKEN', message);
  }
  const enrollment = state.findByAccessToken(token);
  if (enrollment?.institution.provider !== 'plaid') throw new PlaidFailure('INVALID_ACCESS_TOKEN');
  const { removed, errorCode } = enrollment.record;
  if (removed) throw new PlaidFailure('ITEM_NOT_FOUND');
  if (errorCode !== null && !allowBroken) {
    throw new PlaidFailure(isPlaidCode(errorCode) ? errorCode : 'ITEM_LOGIN_REQUIRED');
  }
  state.bank.catchUp(enrollment);
  return enrollment;
}
