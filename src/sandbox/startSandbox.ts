import { Bank, type BankOptions } from './bank/bank.ts';
import { type PlaidSandbox, startPlaidSandbox } from './plaid/startPlaidSandbox.ts';

export interface Sandbox {
  plaid: PlaidSandbox;
  /** The logins of the household: whom to sign in as, and where. */
  logins: {
    provider: 'plaid' | 'teller';
    username: string;
    institutionId: string;
    institutionName: string;
  }[];
  close(): Promise<void>;
}

/** All the institutions' servers, behind them one household. With a state file it goes on where it was. */
export async function startSandbox(options: BankOptions = {}): Promise<Sandbox> {
  const bank = new Bank(options);
  const plaid = await startPlaidSandbox({ bank });
  return {
    plaid,
    logins: bank.household().logins.map(({ institution, username }) => ({
      provider: institution.provider,
      username,
      institutionId: institution.id,
      institutionName: institution.name,
    })),
    close: async () => {
      await plaid.close();
    },
  };
}
