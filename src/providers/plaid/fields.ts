import type { AccountBase, Transaction, TransactionsSyncResponse } from 'plaid';
import type { AccountType, Decimal, FeedAccount, PaymentChannel, TransactionCandidate } from '../provider.ts';
import { ProviderError } from '../provider.ts';
import { type Exact, ExactNumber, toDecimal } from './exactNumber.ts';

export type WireAccount = Exact<AccountBase>;
export type WireTransaction = Exact<Transaction>;
export type WireSyncPage = Exact<TransactionsSyncResponse>;

const ACCOUNT_TYPES: Record<string, AccountType> = {
  depository: 'depository',
  credit: 'credit',
  loan: 'loan',
  investment: 'investment',
  brokerage: 'investment',
};

const PAYMENT_CHANNELS: PaymentChannel[] = ['in store', 'online', 'other'];

export const toAccountType = (type: string): AccountType => ACCOUNT_TYPES[type] ?? 'other';

export function toAccount(account: WireAccount): FeedAccount {
  const { balances } = account;
  const balance = (field: 'current' | 'available' | 'limit') =>
    balances[field] == null ? null : decimal(balances[field], `account ${account.account_id}: ${field}`);
  return {
    externalId: account.account_id,
    persistentId: account.persistent_account_id || null,
    name: account.name,
    officialName: account.official_name ?? null,
    type: toAccountType(account.type),
    subtype: account.subtype ?? null,
    mask: account.mask || null,
    isoCurrencyCode: balances.iso_currency_code ?? null,
    unofficialCurrencyCode: balances.unofficial_currency_code ?? null,
    balanceCurrent: balance('current'),
    balanceAvailable: balance('available'),
    balanceLimit: balance('limit'),
  };
}

/**
 * Reads one transaction without relying on its declared type: a malformed row must not keep the others from being
 * stored.
 */
export function toTransaction(row: WireTransaction): TransactionCandidate {
  const transaction: Partial<WireTransaction> = typeof row === 'object' && row !== null ? row : {};
  const category = transaction.personal_finance_category;
  const { amount } = transaction;
  return {
    externalId: transaction.transaction_id,
    accountExternalId: transaction.account_id,
    pendingExternalId: transaction.pending_transaction_id ?? null,
    amount: isNumber(amount) ? toDecimal(amount) : amount,
    isoCurrencyCode: transaction.iso_currency_code ?? null,
    unofficialCurrencyCode: transaction.unofficial_currency_code ?? null,
    date: transaction.date,
    datetime: transaction.datetime ?? null,
    authorizedDate: transaction.authorized_date ?? null,
    authorizedDatetime: transaction.authorized_datetime ?? null,
    // Plaid is deprecating `name`, so it may be empty.
    name: transaction.name || transaction.merchant_name || transaction.original_description || '',
    merchantName: transaction.merchant_name ?? null,
    categoryPrimary: category?.primary ?? null,
    categoryDetailed: category?.detailed ?? null,
    paymentChannel: PAYMENT_CHANNELS.find((channel) => channel === transaction.payment_channel) ?? null,
    pending: transaction.pending,
    raw: row,
  };
}

const isNumber = (value: unknown): value is ExactNumber | number =>
  typeof value === 'number' || value instanceof ExactNumber;

function decimal(value: unknown, where: string): Decimal {
  if (isNumber(value)) return toDecimal(value);
  throw new ProviderError(
    'rejected',
    'MALFORMED_ANSWER',
    `Plaid returned a value that is not a number for ${where}.`,
  );
}
