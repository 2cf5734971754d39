import { LoginRefused } from '../bank/bank.ts';
import { CustomUserInvalid, parseConfiguration } from '../bank/customLogin.ts';
import { accountIdOf } from './identity.ts';
import { isPlaidCode, PlaidFailure } from './plaidFailure.ts';
import type { PlaidState } from './plaidState.ts';

export const PUBLIC_TOKEN_MINUTES = 30;
const MS_PER_MINUTE = 60_000;

export const inMinutes = (state: PlaidState, minutes: number): string =>
  new Date(state.bank.clock.now().getTime() + minutes * MS_PER_MINUTE).toISOString();

/** Returns the public token that Link gives the browser once the user has signed in. Throws PlaidFailure. */
export function createPublicToken(
  state: PlaidState,
  access: {
    institutionId: string;
    username: string;
    password: string;
    webhookUrl: string | null;
    products: string[];
    accountKeys?: string[];
  },
): string {
  const { institutionId, username, password, webhookUrl, products, accountKeys } = access;
  const institution = state.bank.findInstitution(institutionId);
  if (institution?.provider !== 'plaid') throw new PlaidFailure('INVALID_INSTITUTION');
  if (products.length === 0)
    throw new PlaidFailure('MISSING_FIELDS', 'the following required fields are missing: initial_products');
  // Plaid's sandbox documents passwords of this form to test a failing login.
  const forced = /^error_([A-Z_]+)$/.exec(password)?.[1];
  if (forced !== undefined) throw new PlaidFailure(isPlaidCode(forced) ? forced : 'INVALID_CREDENTIALS');
  const configuration = username === 'user_custom' ? password : null;
  try {
    if (configuration !== null) {
      const { force_error: error, recaptcha } = parseConfiguration(configuration);
      if (recaptcha === 'bad') throw new PlaidFailure('RECAPTCHA_BAD');
      if (typeof error === 'string' && error !== '') {
        throw new PlaidFailure(isPlaidCode(error) ? error : 'INVALID_CREDENTIALS');
      }
    }
    state.bank.checkLogin(institutionId, username, configuration);
  } catch (error) {
    if (error instanceof LoginRefused) throw new PlaidFailure('INVALID_CREDENTIALS');
    if (error instanceof CustomUserInvalid) throw new PlaidFailure('INVALID_FIELD', error.message);
    throw error;
  }
  const publicToken = state.issueToken('public');
  state.publicTokens.set(publicToken, {
    institutionId,
    username,
    configuration,
    webhookUrl,
    products,
    ...(accountKeys && { accountKeys }),
    expiresAt: inMinutes(state, PUBLIC_TOKEN_MINUTES),
  });
  return publicToken;
}

/** Returns the metadata that Link passes to onSuccess with the public token. */
export function linkMetadata(
  state: PlaidState,
  { institutionId, username, password }: { institutionId: string; username: string; password: string },
) {
  const configuration = username === 'user_custom' ? password : null;
  const { institution, accounts } = state.bank.checkLogin(institutionId, username, configuration);
  return {
    institution: { institution_id: institution.id, name: institution.name },
    accounts: accounts.map(({ key, name, mask, type, subtype }) => ({
      id: accountIdOf(state.bank.nextIdentity(institutionId, username, configuration), key),
      name,
      mask,
      type,
      subtype,
    })),
  };
}
