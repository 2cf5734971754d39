import { Bank, type BankOptions } from './bank/bank.ts';
import { type PlaidSandbox, startPlaidSandbox } from './plaid/startPlaidSandbox.ts';
import { startTellerSandbox, type TellerSandbox } from './teller/startTellerSandbox.ts';

export interface Sandbox {
  plaid: PlaidSandbox;
  teller: TellerSandbox;
  /** The logins of the household: the user names and their institutions. */
  logins: {
    provider: 'plaid' | 'teller';
    username: string;
    institutionId: string;
    institutionName: string;
  }[];
  close(): Promise<void>;
}

export interface SandboxOptions extends BankOptions {
  /** Teller's certificates are written to this folder. Without it they are returned as text only. */
  certificateFolder?: string;
}

/** Starts the Plaid and Teller servers of one household. With a state file it continues where it stopped. */
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
