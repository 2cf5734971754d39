import type { Enrollment } from '../bank/bank.ts';
import type { Account, Entry } from '../bank/entry.ts';
import { negated } from '../decimal.ts';
import { accountIdOf, enrollmentIdOf, transactionIdOf } from './identity.ts';

export interface TellerAccount {
  currency: string;
  enrollment_id: string;
  id: string;
  institution: { id: string; name: string };
  last_four: string | null;
  links: { self: string; balances: string; transactions: string };
  name: string;
  status: 'open' | 'closed';
  subtype: string | null;
  type: 'depository' | 'credit';
}

export interface TellerBalances {
  account_id: string;
  available: string | null;
  ledger: string | null;
  links: { account: string; self: string };
}

export interface TellerTransaction {
  account_id: string;
  amount: string;
  date: string;
  description: string;
  details: {
    category: string | null;
    counterparty: { name: string | null; type: 'organization' | 'person' | null };
    processing_status: 'pending' | 'complete';
  };
  id: string;
  links: { account: string; self: string };
  running_balance: string | null;
  status: 'posted' | 'pending';
  type: string;
}

export function renderAccount(url: string, enrollment: Enrollment, account: Account): TellerAccount {
  const id = accountIdOf(enrollment, account.key);
  const self = `${url}/accounts/${id}`;
  return {
    currency: account.currency,
    enrollment_id: enrollmentIdOf(enrollment),
    id,
    institution: { id: enrollment.institution.id, name: enrollment.institution.name },
    last_four: account.mask,
    links: { self, balances: `${self}/balances`, transactions: `${self}/transactions` },
    name: account.name,
    status: account.closed ? 'closed' : 'open',
    subtype: account.subtype,
    type: account.type === 'credit' ? 'credit' : 'depository',
  };
}

export function renderBalances(url: string, enrollment: Enrollment, account: Account): TellerBalances {
  const { current, available } = enrollment.ledger.balances(account);
  const id = accountIdOf(enrollment, account.key);
  const links = { account: `${url}/accounts/${id}`, self: `${url}/accounts/${id}/balances` };
  return { account_id: id, available, ledger: current, links };
}

/** A purchase is positive on a card and negative on a depository account. Teller never names a pending transaction. */
export function renderTransaction(url: string, enrollment: Enrollment, entry: Entry): TellerTransaction {
  const accountId = accountIdOf(enrollment, entry.accountKey);
  const id = transactionIdOf(enrollment, entry.key);
  const isCredit = enrollment.ledger.accounts.get(entry.accountKey)?.type === 'credit';
  const isEnriched = entry.merchantName !== null || entry.category !== null;
  return {
    account_id: accountId,
    amount: isCredit ? entry.amount : negated(entry.amount),
    date: entry.date,
    description: entry.name,
    details: {
      category: categoryOf(entry.category),
      counterparty: { name: entry.merchantName, type: entry.merchantName === null ? null : 'organization' },
      processing_status: isEnriched ? 'complete' : 'pending',
    },
    id,
    links: {
      account: `${url}/accounts/${accountId}`,
      self: `${url}/accounts/${accountId}/transactions/${id}`,
    },
    running_balance: null,
    status: entry.pending ? 'pending' : 'posted',
    type: typeOf(entry),
  };
}

/** Teller's category by the start of Plaid's detailed category. The first match counts, so longer ones come first. */
const categories: [string, string][] = [
  ['FOOD_AND_DRINK_GROCERIES', 'groceries'],
  ['FOOD_AND_DRINK_BEER', 'bar'],
  ['FOOD_AND_DRINK', 'dining'],
  ['GENERAL_MERCHANDISE_CLOTHING', 'clothing'],
  ['GENERAL_MERCHANDISE_ELECTRONICS', 'electronics'],
  ['GENERAL_MERCHANDISE', 'shopping'],
  ['GENERAL_SERVICES_INSURANCE', 'insurance'],
  ['GENERAL_SERVICES', 'service'],
  ['GOVERNMENT_AND_NON_PROFIT_DONATIONS', 'charity'],
  ['GOVERNMENT_AND_NON_PROFIT', 'tax'],
  ['HOME_IMPROVEMENT', 'home'],
  ['RENT_AND_UTILITIES_TELEPHONE', 'phone'],
  ['RENT_AND_UTILITIES', 'utilities'],
  ['TRANSPORTATION_GAS', 'fuel'],
  ['TRANSPORTATION', 'transportation'],
  ['TRAVEL_LODGING', 'accommodation'],
  ['TRAVEL', 'transport'],
  ['PERSONAL_CARE_GYMS', 'sport'],
  ['PERSONAL_CARE', 'health'],
  ['MEDICAL', 'health'],
  ['ENTERTAINMENT', 'entertainment'],
  ['INCOME', 'income'],
  ['LOAN_PAYMENTS', 'loan'],
  ['TRANSFER_OUT_INVESTMENT', 'investment'],
];

function categoryOf(detailed: string | null): string | null {
  if (detailed === null) return null;
  return categories.find(([prefix]) => detailed.startsWith(prefix))?.[1] ?? 'general';
}

function typeOf({ category, channel, name }: Entry): string {
  if (category?.startsWith('BANK_FEES')) return 'fee';
  if (category?.startsWith('INCOME_INTEREST')) return 'interest';
  if (category?.startsWith('TRANSFER_OUT_WITHDRAWAL')) return 'atm';
  if (category?.startsWith('TRANSFER') || name.includes('ZELLE')) return 'transfer';
  if (channel === 'in store' || channel === 'online') return 'card_payment';
  return 'ach';
}
