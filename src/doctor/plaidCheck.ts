import type { PlaidConfig } from '../config.ts';
import { type Check, notConfigured, ok, problem } from './finding.ts';
import type { AccessResult } from './providerAccess.ts';

/** Checks that Plaid accepts the credentials. `checkAccess` calls Plaid once, even if several checks use it. */
export function plaidCheck(
  readConfig: () => PlaidConfig | null,
  checkAccess: () => Promise<AccessResult | null>,
): Check {
  return {
    name: 'Plaid',
    async run() {
      const config = readConfig();
      if (!config) return notConfigured('PLAID_CLIENT_ID and PLAID_SECRET are not set.');
      const error = (await checkAccess())?.error;
      const { host } = new URL(config.baseUrl);
      if (!error) return ok(`${host} accepts the client id and the secret.`);
      if (error.code === 'INVALID_API_KEYS') {
        return problem(
          `${host} rejects the client id and the secret (INVALID_API_KEYS).`,
          "Copy both from Plaid's dashboard again. Each environment (PLAID_ENV) has its own secret.",
        );
      }
      if (error.failure === 'temporary' || error.failure === 'rate_limited') {
        return problem(
          `${host} is unavailable (${error.code}).`,
          "Check that this machine can reach the internet, and see Plaid's status page.",
        );
      }
      return problem(
        `${host} rejects the request (${error.code}).`,
        "Look up the code in Plaid's error documentation.",
      );
    },
  };
}
