import type { AccountType } from '../providers/provider.ts';
import type { CsvAccount } from '../store/csvAccounts.ts';
import type { Assumption } from './assumption.ts';
import type { Question } from './question.ts';

/** An account that an import has to make. */
export interface NewAccount {
  externalId: string;
  name: string;
  type: AccountType;
  isoCurrencyCode: string | null;
  institutionName: string;
  bankNumber: string | null;
}

/** Where the rows of an account of the file go. */
export type LedgerTarget = { kind: 'existing'; account: CsvAccount } | { kind: 'new'; account: NewAccount };

export interface AccountChoice {
  userId: string;
  /** By the keys of the file's accounts. */
  targets: Map<string, LedgerTarget>;
  assumptions: Assumption[];
  questions: Question[];
  /** What speaks against the file being of the account that a bank fills; the rows that both have decide. */
  doubts: string[];
}
