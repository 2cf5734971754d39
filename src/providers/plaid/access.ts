import type { CountryCode } from 'plaid';
import type { Access, RemoteTime } from '../provider.ts';
import { readMoment } from '../retry.ts';
import type { PlaidClient } from './client.ts';

// The SDK declares it as an enum; on the wire it is plain text.
const COUNTRIES = ['US'] as CountryCode[];

/** Plaid's list of institutions is there for whoever has a client id and a secret. */
export function createPlaidAccess(client: PlaidClient): Access {
  return {
    async prove() {
      let answeredAt: RemoteTime | null = null;
      await client.call(async (api, options) => {
        const askedAt = performance.now();
        const request = { count: 1, offset: 0, country_codes: COUNTRIES };
        const answer = await api.institutionsGet(request, options);
        const time = readMoment(answer.headers['date']);
        answeredAt = time && { time, tookMs: performance.now() - askedAt };
        return answer;
      });
      return answeredAt;
    },
  };
}
