import type { CountryCode } from 'plaid';
import type { Access, RemoteTime } from '../provider.ts';
import { parseHttpDate } from '../retry.ts';
import type { PlaidClient } from './client.ts';

// The SDK declares it as an enum; on the wire it is plain text.
const COUNTRIES = ['US'] as CountryCode[];

/** Checks the client id and secret by listing one institution, a call that needs no login. */
export function createPlaidAccess(client: PlaidClient): Access {
  return {
    async check() {
      let remoteTime: RemoteTime | null = null;
      await client.call(async (api, options) => {
        const startedAt = performance.now();
        const request = { count: 1, offset: 0, country_codes: COUNTRIES };
        const response = await api.institutionsGet(request, options);
        const time = parseHttpDate(response.headers['date']);
        remoteTime = time && { time, tookMs: performance.now() - startedAt };
        return response;
      });
      return remoteTime;
    },
  };
}
