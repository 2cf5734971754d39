import type { TellerConfig } from '../../config.ts';
import type { Link } from '../provider.ts';
import { ProviderError } from '../provider.ts';
import type { TellerClient } from './client.ts';
import type { WireAccount } from './fields.ts';

/** The login is gone: there is nothing under its id, or its token opens nothing any more. */
const FORGOTTEN_CODES = ['not_found', 'forbidden'];

export function createTellerLink(client: TellerClient, config: TellerConfig): Link {
  return {
    exchangesRepeatedly: true,

    getParameters: async ({ login }) => ({
      provider: 'teller',
      applicationId: config.applicationId,
      environment: config.environment,
      enrollmentId: login?.externalId ?? null,
    }),

    async isWorking(credentials) {
      try {
        await client.get<WireAccount[]>('/accounts', credentials);
        return true;
      } catch (error) {
        if (error instanceof ProviderError && error.failure === 'reauth_required') return false;
        throw error;
      }
    },

    /** Teller Connect gives the browser the token itself; here it is seen whether it opens what it should. */
    async exchange(credentials) {
      if (credentials.provider !== 'teller') {
        throw new ProviderError('rejected', 'WRONG_PROVIDER', 'These credentials are not from Teller.');
      }
      const { accessToken, enrollmentId, institutionName } = credentials;
      const accounts = await client.get<WireAccount[]>('/accounts', accessToken);
      if (accounts.some(({ enrollment_id }) => enrollment_id !== enrollmentId)) {
        throw new ProviderError(
          'rejected',
          'WRONG_ENROLLMENT',
          'The access token belongs to another enrollment.',
        );
      }
      return {
        credentials: accessToken,
        externalId: enrollmentId,
        institutionId: accounts[0]?.institution.id ?? null,
        institutionName,
      };
    },

    async getInstitution(credentials) {
      const [account] = await client.get<WireAccount[]>('/accounts', credentials);
      return {
        institutionId: account?.institution.id ?? null,
        institutionName: account?.institution.name ?? null,
      };
    },

    async revoke(credentials, externalId) {
      try {
        await client.delete(`/enrollments/${encodeURIComponent(externalId)}`, credentials);
      } catch (error) {
        if (!(error instanceof ProviderError && FORGOTTEN_CODES.includes(error.code))) throw error;
      }
    },
  };
}
