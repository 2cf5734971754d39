import type { PlaidConfig } from '../config.ts';
import { type Check, notConfigured, ok, problem } from './finding.ts';
import type { Proof } from './providerAccess.ts';

/** `prove` asks Plaid once, however many checks want to know. */
export function plaidCheck(readConfig: () => PlaidConfig | null, prove: () => Promise<Proof | null>): Check {
  return {
    name: 'Plaid',
    async examine() {
      const config = readConfig();
      if (!config) return notConfigured('PLAID_CLIENT_ID and PLAID_SECRET are not set.');
      const refusal = (await prove())?.refusal;
      const { host } = new URL(config.baseUrl);
      if (!refusal) return ok(`${host} takes the client id and the secret.`);
      if (refusal.code === 'INVALID_API_KEYS') {
        return problem(
          `${host} does not take the client id and the secret (INVALID_API_KEYS).`,
          "Copy both again from Plaid's dashboard; each environment (PLAID_ENV) has a secret of its own.",
        );
      }
      if (refusal.failure === 'temporary' || refusal.failure === 'rate_limited') {
        return problem(
          `${host} gave no useful answer (${refusal.code}).`,
          "See whether this machine reaches the internet, and Plaid's status page.",
        );
      }
      return problem(
        `${host} refused the call (${refusal.code}).`,
        "Look this code up in Plaid's documentation of errors.",
      );
    },
  };
}
