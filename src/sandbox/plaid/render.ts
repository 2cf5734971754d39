import type { AccountBase, Item, Transaction } from 'plaid';
import type { Enrollment } from '../bank/bank.ts';
import type { Account, Entry } from '../bank/entry.ts';
import { accountIdOf, entityIdOf, itemIdOf, persistentAccountIdOf, transactionIdOf } from './identity.ts';
import { errorObject } from './plaidFailure.ts';
import type { Wire } from './wire.ts';

/** Plaid's primary categories; a detailed category starts with its primary one. */
const primaryCategories = [
  'INCOME',
  'TRANSFER_IN',
  'TRANSFER_OUT',
  'LOAN_PAYMENTS',
  'BANK_FEES',
  'ENTERTAINMENT',
  'FOOD_AND_DRINK',
  'GENERAL_MERCHANDISE',
  'HOME_IMPROVEMENT',
  'MEDICAL',
  'PERSONAL_CARE',
  'GENERAL_SERVICES',
  'GOVERNMENT_AND_NON_PROFIT',
  'TRANSPORTATION',
  'TRAVEL',
  'RENT_AND_UTILITIES',
  'OTHER',
];

/** Currencies without an ISO 4217 code, which Plaid returns in a separate field. */
const unofficialCurrencies = new Set(['BTC', 'ETH', 'USDT', 'USDC', 'DOGE']);

export function currencyFields(code: string) {
  return unofficialCurrencies.has(code)
    ? { iso_currency_code: null, unofficial_currency_code: code }
    : { iso_currency_code: code, unofficial_currency_code: null };
}

export function renderTransaction(
  enrollment: Enrollment,
  entry: Entry,
  withOriginal = false,
): Wire<Transaction> {
  const { category, merchantName } = entry;
  const primary =
    category === null ? null : (primaryCategories.find((each) => category.startsWith(`${each}_`)) ?? 'OTHER');
  return {
    account_id: accountIdOf(enrollment, entry.accountKey),
    account_owner: null,
    // A decimal of up to 15 digits survives the conversion to a number and back.
    amount: Number(entry.amount),
    ...currencyFields(entry.currency),
    authorized_date: entry.authorizedDate,
    authorized_datetime: entry.authorizedDatetime,
    category: null,
    category_id: null,
    check_number: null,
    counterparties:
      merchantName === null
        ? []
        : [
            {
              confidence_level: 'VERY_HIGH',
              entity_id: entityIdOf(merchantName),
              logo_url: null,
              name: merchantName,
              type: 'merchant',
              website: null,
            },
          ],
    date: entry.date,
    datetime: entry.datetime,
    location: {
      address: null,
      city: null,
      country: null,
      lat: null,
      lon: null,
      postal_code: null,
      region: null,
      store_number: null,
    },
    logo_url: null,
    merchant_entity_id: merchantName === null ? null : entityIdOf(merchantName),
    merchant_name: merchantName,
    name: entry.name,
    ...(withOriginal ? { original_description: entry.name } : {}),
    payment_channel: entry.channel,
    payment_meta: {
      by_order_of: null,
      payee: null,
      payer: null,
      payment_method: null,
      payment_processor: null,
      ppd_id: null,
      reason: null,
      reference_number: null,
    },
    pending: entry.pending,
    pending_transaction_id: entry.pendingKey === null ? null : transactionIdOf(enrollment, entry.pendingKey),
    personal_finance_category:
      category === null || primary === null
        ? null
        : { confidence_level: 'VERY_HIGH', detailed: category, primary, version: 'v1' },
    ...(primary === null
      ? {}
      : { personal_finance_category_icon_url: `https://plaid-category-icons.plaid.com/PFC_${primary}.png` }),
    transaction_code: null,
    transaction_id: transactionIdOf(enrollment, entry.key),
    transaction_type:
      entry.channel === 'online' ? 'digital' : entry.channel === 'in store' ? 'place' : 'special',
    website: null,
  };
}

export function renderAccount(enrollment: Enrollment, account: Account): Wire<AccountBase> {
  const { current, available, limit } = enrollment.ledger.balances(account);
  const amount = (decimal: string | null) => (decimal === null ? null : Number(decimal));
  return {
    account_id: accountIdOf(enrollment, account.key),
    balances: {
      available: amount(available),
      current: amount(current),
      ...currencyFields(account.currency),
      limit: amount(limit),
    },
    holder_category: 'personal',
    mask: account.mask,
    name: account.name,
    official_name: account.officialName,
    ...(enrollment.institution.hasPersistentIds && {
      persistent_account_id: persistentAccountIdOf(enrollment.institution.id, account.key),
    }),
    // Plaid's sandbox accepts any subtype from custom users.
    subtype: account.subtype as Wire<AccountBase>['subtype'],
    type: account.type,
  };
}

export function renderItem(enrollment: Enrollment): Wire<Item> {
  const { record, institution } = enrollment;
  const products = record.products as Wire<Item>['billed_products'];
  return {
    auth_method: null,
    available_products: ['balance'],
    billed_products: products,
    consent_expiration_time: null,
    consented_products: products,
    error: errorObject(record.errorCode),
    institution_id: institution.id,
    institution_name: institution.name,
    item_id: itemIdOf(enrollment),
    products,
    update_type: 'background',
    webhook: record.webhookUrl ?? '',
  };
}

export function openAccounts({ ledger }: Enrollment): Account[] {
  return [...ledger.accounts.values()].filter(({ closed }) => !closed);
}
