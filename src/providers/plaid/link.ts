import type { CountryCode, LinkTokenCreateRequest, Products } from 'plaid';
import type { PlaidConfig } from '../../config.ts';
import type { Link, LoginPreview, SignIn } from '../provider.ts';
import { ProviderError } from '../provider.ts';
import type { PlaidClient } from './client.ts';
import { getMeaning, UNKNOWN_LOGIN_CODES } from './failures.ts';
import { toAccountType } from './fields.ts';
import { createHostedLink } from './hostedLink.ts';

/** The longest history that Plaid offers. */
const DAYS_OF_HISTORY = 730;

// The SDK declares these as enums; on the wire they are plain text.
const COUNTRIES = ['US'] as CountryCode[];
const PRODUCTS = ['transactions'] as Products[];

export function createPlaidLink(client: PlaidClient, config: PlaidConfig): Link {
  const createToken = (
    { userId, login, webhookUrl }: SignIn,
    hosted: Pick<LinkTokenCreateRequest, 'hosted_link'> = {},
  ) =>
    client.call((api, options) =>
      api.linkTokenCreate(
        {
          client_name: 'Breadbox',
          language: 'en',
          country_codes: COUNTRIES,
          user: { client_user_id: userId },
          ...(login
            ? { access_token: login.credentials, update: { account_selection_enabled: true } }
            : { products: PRODUCTS, transactions: { days_requested: DAYS_OF_HISTORY } }),
          ...(webhookUrl !== null && { webhook: webhookUrl }),
          ...hosted,
        } satisfies LinkTokenCreateRequest,
        options,
      ),
    );

  const getInstitutionName = async (institutionId: string): Promise<string | null> => {
    const { institution } = await client.call((api, options) =>
      api.institutionsGetById({ institution_id: institutionId, country_codes: COUNTRIES }, options),
    );
    return institution.name || null;
  };

  return {
    exchangesRepeatedly: false,
    hosted: createHostedLink(client, createToken),

    async getParameters(signIn) {
      const { link_token: linkToken, expiration: expiresAt } = await createToken(signIn);
      return { provider: 'plaid', linkToken, expiresAt };
    },

    async isWorking(credentials) {
      const { item } = await client.call((api, options) =>
        api.itemGet({ access_token: credentials }, options),
      );
      return item.error === null || getMeaning(item.error.error_code) === 'warning';
    },

    preview(credentials) {
      if (credentials.provider !== 'plaid') return null;
      const { institutionId, institutionName } = credentials;
      const accounts = credentials.accounts.flatMap((account) => readLinkAccount(account) ?? []);
      const isComplete = accounts.length > 0 && accounts.length === credentials.accounts.length;
      const hasInstitution = institutionId !== null || institutionName !== null;
      return isComplete && hasInstitution ? { institutionId, institutionName, accounts } : null;
    },

    async exchange(credentials) {
      if (credentials.provider !== 'plaid') {
        throw new ProviderError(
          'rejected',
          'WRONG_PROVIDER',
          'The credentials are not from Plaid. Send them with the provider that issued them.',
        );
      }
      const exchanged = await client.call((api, options) =>
        api.itemPublicTokenExchange({ public_token: credentials.publicToken }, options),
      );
      return {
        credentials: exchanged.access_token,
        externalId: exchanged.item_id,
        institutionId: credentials.institutionId,
        institutionName: credentials.institutionName,
      };
    },

    async getInstitution(credentials) {
      const { item } = await client.call((api, options) =>
        api.itemGet({ access_token: credentials }, options),
      );
      const institutionId = item.institution_id ?? null;
      if (institutionId === null) return { institutionId, institutionName: null };
      return {
        institutionId,
        institutionName: item.institution_name || (await getInstitutionName(institutionId)),
      };
    },

    async revoke(credentials) {
      try {
        await client.call((api, options) => api.itemRemove({ access_token: credentials }, options));
      } catch (error) {
        const isUnknown = error instanceof ProviderError && UNKNOWN_LOGIN_CODES.includes(error.code);
        if (!isUnknown || isFromOtherEnvironment(credentials, config.baseUrl)) throw error;
      }
    },
  };
}

/** Reads an account from the metadata of Link's onSuccess. Returns null if it is malformed. */
function readLinkAccount(account: unknown): LoginPreview['accounts'][number] | null {
  if (typeof account !== 'object' || account === null) return null;
  const { name, mask, type }: { name?: unknown; mask?: unknown; type?: unknown } = account;
  if (typeof name !== 'string' || typeof type !== 'string') return null;
  return { name, mask: typeof mask === 'string' && mask !== '' ? mask : null, type: toAccountType(type) };
}

/**
 * Plaid returns the same error for a token that it has removed and for one of its other environment, whose access is
 * still active. A token names its environment: access-production-….
 */
function isFromOtherEnvironment(accessToken: string, baseUrl: string): boolean {
  const configured = /^(\w+)\.plaid\.com$/.exec(new URL(baseUrl).hostname)?.[1];
  const issuedBy = /^access-(\w+)-/.exec(accessToken)?.[1];
  return configured !== undefined && issuedBy !== undefined && configured !== issuedBy;
}
