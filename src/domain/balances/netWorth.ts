import { type AccountLedger, computeBalances } from './balanceHistory.ts';

type AccountType = 'depository' | 'credit' | 'loan' | 'investment' | 'other';

export interface NetWorthAccount extends AccountLedger {
  type: AccountType;
  isoCurrencyCode: string | null;
  unofficialCurrencyCode: string | null;
}

export interface NetWorthEntry {
  day: string;
  isoCurrencyCode: string | null;
  unofficialCurrencyCode: string | null;
  assets: bigint;
  liabilities: bigint;
  byType: Map<AccountType, bigint>;
  accountsCount: number;
}

/** Adds up the balances of accounts by day and currency, in this order. */
export function sumNetWorth(accounts: readonly NetWorthAccount[], days: readonly string[]): NetWorthEntry[] {
  const entries = new Map<string, NetWorthEntry>();
  for (const account of accounts) {
    const { isoCurrencyCode, unofficialCurrencyCode, isDebt, type } = account;
    for (const { day, balance } of computeBalances(account, days)) {
      const key = JSON.stringify([day, isoCurrencyCode ?? '~', unofficialCurrencyCode ?? '~']);
      const entry = entries.get(key) ?? {
        day,
        isoCurrencyCode,
        unofficialCurrencyCode,
        assets: 0n,
        liabilities: 0n,
        byType: new Map(),
        accountsCount: 0,
      };
      entries.set(key, entry);
      if (isDebt) entry.liabilities += balance;
      else entry.assets += balance;
      entry.byType.set(type, (entry.byType.get(type) ?? 0n) + balance);
      entry.accountsCount += 1;
    }
  }
  // The tilde sorts what has no code last.
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
