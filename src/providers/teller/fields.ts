import type { Decimal, FeedAccount, TransactionCandidate } from '../provider.ts';
import { ProviderError } from '../provider.ts';
import { categoryOf } from './categories.ts';

/** What we read of Teller's accounts, balances and transactions; they hold more. */
export interface WireAccount {
  id: string;
  enrollment_id: string;
  institution: { id: string; name: string };
  name: string;
  type: string;
  subtype: string | null;
  currency: string | null;
  last_four: string | null;
  status: string;
  /** An institution that does not tell balances or transactions has no link to them. */
  links: { balances?: string; transactions?: string };
}

export interface WireBalances {
  ledger: string | null;
  available: string | null;
}

export interface WireTransaction {
  id: string;
  amount: string;
  date: string;
  description: string;
  details?: { category?: string | null; counterparty?: { name?: string | null } | null } | null;
  status: string;
  type: string | null;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

export function toAccount(account: WireAccount, balances: WireBalances | null): FeedAccount {
  const balance = (field: keyof WireBalances) => {
    const value = balances?.[field] ?? null;
    return value === null ? null : decimal(value, `account ${account.id}: ${field}`);
  };
  return {
    externalId: account.id,
    persistentId: null,
    name: account.name,
    officialName: null,
    type: account.type === 'credit' || account.type === 'depository' ? account.type : 'other',
    subtype: account.subtype,
    mask: account.last_four,
    isoCurrencyCode: account.currency,
    unofficialCurrencyCode: null,
    balanceCurrent: balance('ledger'),
    balanceAvailable: balance('available'),
    balanceLimit: null,
  };
}

/**
 * Reads one row of a listing, whatever it holds: the type is what Teller promises, and a row that breaks the
 * promise must not keep the others from being stored.
 */
export function toTransaction(account: WireAccount, row: WireTransaction): TransactionCandidate {
  const transaction: Partial<WireTransaction> = typeof row === 'object' && row !== null ? row : {};
  const { id, amount, date, description, details, status, type } = transaction;
  const category = categoryOf(details?.category ?? null);
  return {
    externalId: id,
    accountExternalId: account.id,
    pendingExternalId: null,
    // A purchase is positive on a card and negative on any other account; ours is positive on both.
    amount: account.type === 'credit' || !isDecimal(amount) ? amount : negated(amount),
    isoCurrencyCode: account.currency,
    unofficialCurrencyCode: null,
    date,
    datetime: null,
    authorizedDate: null,
    authorizedDatetime: null,
    name: description,
    merchantName: details?.counterparty?.name || null,
    categoryPrimary: category?.primary ?? null,
    categoryDetailed: category?.detailed ?? null,
    paymentChannel: type === 'card_payment' ? 'in store' : 'other',
    // Any other word would be a guess about money.
    pending: status === 'pending' || (status === 'posted' ? false : status),
    raw: row,
  };
}

const isDecimal = (value: unknown): value is Decimal => typeof value === 'string' && DECIMAL.test(value);

function negated(amount: Decimal): Decimal {
  if (amount.startsWith('-')) return amount.slice(1);
  return /[1-9]/.test(amount) ? `-${amount}` : amount;
}

function decimal(value: unknown, where: string): Decimal {
  if (isDecimal(value)) return value;
  throw new ProviderError(
    'rejected',
    'MALFORMED_ANSWER',
    `Teller sent no number where one belongs: ${where}.`,
  );
}
