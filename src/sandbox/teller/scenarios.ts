import { fails, faultScenarios, ledgerScenarios, recovers } from '../bank/ledgerScenarios.ts';
import type { Step } from '../bank/scenario.ts';
import type { TellerControl } from './control.ts';

const endpoint = '/accounts/{id}/transactions';

/** All that the Teller sandbox can play: what any provider can, and what is Teller's own. */
export const scenarios: Record<string, Step<TellerControl>[]> = {
  ...ledgerScenarios,
  ...faultScenarios(endpoint),
  disconnected: [
    {
      says: 'the person has changed the password; nothing is answered',
      run: ({ control, item }) => control.disconnect({ item, reason: 'credentials_invalid' }),
    },
    { says: 'the person has reconnected', run: ({ control, item }) => control.reconnect({ item }) },
  ],
  forbidden: [
    fails('every request gets a plain 403', { fault: { kind: 'error', code: 'forbidden' }, times: null }),
    recovers,
  ],
  server_errors: [
    fails('two get 500', { endpoint, fault: { kind: 'error', code: 'internal_server_error' }, times: 2 }),
  ],
  institution_down: [
    fails('the institution is down', { fault: { kind: 'error', code: 'bad_gateway' }, times: null }),
    recovers,
  ],
  account_closes: [
    {
      says: 'the last account is closed: it is listed, and asking for it is answered with 410',
      run: ({ control, item }) => {
        const accountId = control.listAccounts({ item }).accounts.at(-1)?.id ?? '';
        control.closeAccount({ item, accountId });
      },
    },
  ],
  duplicate_webhook: [
    {
      says: 'one delivery arrives twice',
      run: ({ control, item }) => control.fireWebhook({ item, copies: 2 }),
    },
  ],
};
