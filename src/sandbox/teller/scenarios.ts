import { fails, faultScenarios, ledgerScenarios, recovers } from '../bank/ledgerScenarios.ts';
import type { Step } from '../bank/scenario.ts';
import type { TellerBankControl } from './bankControl.ts';

const endpoint = '/accounts/{id}/transactions';

/** The scenarios of the Teller sandbox: those of every provider, and Teller's own. */
export const scenarios: Record<string, Step<TellerBankControl>[]> = {
  ...ledgerScenarios,
  ...faultScenarios(endpoint),
  disconnected: [
    {
      outcome: 'the user has changed the password, and every request fails',
      run: ({ control, item }) => control.disconnect({ item, reason: 'credentials_invalid' }),
    },
    { outcome: 'the user has reconnected', run: ({ control, item }) => control.reconnect({ item }) },
  ],
  forbidden: [
    fails('every request returns 403', { fault: { kind: 'error', code: 'forbidden' }, times: null }),
    recovers,
  ],
  server_errors: [
    fails('two requests return 500', {
      endpoint,
      fault: { kind: 'error', code: 'internal_server_error' },
      times: 2,
    }),
  ],
  institution_down: [
    fails('the institution is down', { fault: { kind: 'error', code: 'bad_gateway' }, times: null }),
    recovers,
  ],
  account_closes: [
    {
      outcome: 'the last account is closed: it is still listed, and requests for it return 410',
      run: ({ control, item }) => {
        const accountId = control.listAccounts({ item }).accounts.at(-1)?.id ?? '';
        control.closeAccount({ item, accountId });
      },
    },
  ],
  duplicate_webhook: [
    {
      outcome: 'one delivery arrives twice',
      run: ({ control, item }) => control.fireWebhook({ item, copies: 2 }),
    },
  ],
};
