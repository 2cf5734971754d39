import { Bank, type BankOptions } from './bank/bank.ts';
import { type PlaidSandbox, startPlaidSandbox } from './plaid/startPlaidSandbox.ts';
import { startTellerSandbox, type TellerSandbox } from './teller/startTellerSandbox.ts';

export interface Sandbox {
  plaid: PlaidSandbox;
  teller: TellerSandbox;
  /** The logins of the household: whom to sign in as, and where. */
  logins: {
    provider: 'plaid' | 'teller';
    username: string;
    institutionId: string;
    institutionName: string;
  }[];
  close(): Promise<void>;
}

export interface SandboxOptions extends BankOptions {
  /** Where Teller's certificates are written for those who want files. */
  certificateFolder?: string;
}

/** All the institutions' servers, behind them one household. With a state file it goes on where it was. */
export async function startSandbox({ certificateFolder, ...options }: SandboxOptions = {}): Promise<Sandbox> {
  const bank = new Bank(options);
  const plaid = await startPlaidSandbox({ bank });
  const teller = await startTellerSandbox({ bank, ...(certificateFolder ? { certificateFolder } : {}) });
  return {
    plaid,
    teller,
    logins: bank.household().logins.map(({ institution, username }) => ({
      provider: institution.provider,
      username,
      institutionId: institution.id,
      institutionName: institution.name,
    })),
    close: async () => {
      await plaid.close();
      await teller.close();
    },
  };
}
