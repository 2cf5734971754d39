import type { FeedTransaction } from '../providers/provider.ts';

/**
 * The one list of the columns of a transaction. The lists of columns that a sync selects, compares, inserts and updates,
 * and that the API shows, are made from it. A new column is one line here and one in a migration.
 */

export type ColumnType =
  | 'uuid'
  | 'text'
  | 'numeric'
  | 'date'
  | 'timestamptz'
  | 'boolean'
  | 'text[]'
  | 'jsonb';

/**
 * Who writes a column, and when.
 * identity: once, when the row is inserted.
 * provider: a sync in which the provider reports another value, which counts as a change of the transaction.
 * decision: the user, a rule, or a removal by the provider, each in a separate statement.
 * derived: PostgreSQL, from the others.
 * record: every write of another column.
 */
type Role = 'identity' | 'provider' | 'decision' | 'derived' | 'record';

export interface TransactionColumn {
  /** In PostgreSQL. */
  name: string;
  type: ColumnType;
  role: Role;
}

/** What a provider reports of a transaction, as it is stored: with the account and the category that it means. */
export type ProviderFields = Omit<FeedTransaction, 'accountExternalId' | 'raw'> & {
  accountId: string;
  categorySlug: string | null;
};

/** The columns by their names in this process. A field of a provider's feed without a column does not compile. */
export const TRANSACTION_COLUMNS = {
  id: { name: 'id', type: 'uuid', role: 'identity' },
  shortId: { name: 'short_id', type: 'text', role: 'identity' },
  accountId: { name: 'account_id', type: 'uuid', role: 'provider' },
  externalId: { name: 'external_id', type: 'text', role: 'provider' },
  pendingExternalId: { name: 'pending_external_id', type: 'text', role: 'provider' },
  amount: { name: 'amount', type: 'numeric', role: 'provider' },
  isoCurrencyCode: { name: 'iso_currency_code', type: 'text', role: 'provider' },
  unofficialCurrencyCode: { name: 'unofficial_currency_code', type: 'text', role: 'provider' },
  date: { name: 'date', type: 'date', role: 'provider' },
  datetime: { name: 'datetime', type: 'timestamptz', role: 'provider' },
  authorizedDate: { name: 'authorized_date', type: 'date', role: 'provider' },
  authorizedDatetime: { name: 'authorized_datetime', type: 'timestamptz', role: 'provider' },
  name: { name: 'name', type: 'text', role: 'provider' },
  merchantName: { name: 'merchant_name', type: 'text', role: 'provider' },
  paymentChannel: { name: 'payment_channel', type: 'text', role: 'provider' },
  pending: { name: 'pending', type: 'boolean', role: 'provider' },
  categoryPrimary: { name: 'provider_category_primary', type: 'text', role: 'provider' },
  categoryDetailed: { name: 'provider_category_detailed', type: 'text', role: 'provider' },
  categorySlug: { name: 'provider_category_slug', type: 'text', role: 'provider' },
  ruleCategorySlug: { name: 'rule_category_slug', type: 'text', role: 'decision' },
  userCategorySlug: { name: 'user_category_slug', type: 'text', role: 'decision' },
  tags: { name: 'tags', type: 'text[]', role: 'decision' },
  transferPairId: { name: 'transfer_pair_id', type: 'uuid', role: 'decision' },
  deletedByUserAt: { name: 'deleted_by_user_at', type: 'timestamptz', role: 'decision' },
  removedByProviderAt: { name: 'removed_by_provider_at', type: 'timestamptz', role: 'decision' },
  shownCategorySlug: { name: 'category_slug', type: 'text', role: 'derived' },
  shownPrimarySlug: { name: 'category_primary_slug', type: 'text', role: 'derived' },
  raw: { name: 'raw', type: 'jsonb', role: 'record' },
  createdAt: { name: 'created_at', type: 'timestamptz', role: 'record' },
  updatedAt: { name: 'updated_at', type: 'timestamptz', role: 'record' },
} as const satisfies Record<keyof ProviderFields, TransactionColumn & { role: 'provider' }> &
  Record<string, TransactionColumn>;

export type ColumnName = (typeof TRANSACTION_COLUMNS)[keyof typeof TRANSACTION_COLUMNS]['name'];

// `satisfies` above proves that the keys of this role are the fields.
export const PROVIDER_COLUMNS = Object.entries<TransactionColumn>(TRANSACTION_COLUMNS)
  .filter(([, { role }]) => role === 'provider')
  .map(([key, { name, type }]) => ({ key: key as keyof ProviderFields, name, type }));

/** Whether a user has edited the row `t`. */
export const IS_EDITED = `(t.user_category_slug is not null or t.tags_added_by_user <> '{}' or t.tags_removed_by_user <> '{}'
  or t.user_transfer_pair_id is not null or t.transfer_ruled_out)`;

/** Whether the row `t` is from a file and no bank has taken it over, see domain/fileRowId.ts. */
export const IS_FROM_FILE = `t.external_id ~ '^[0-9a-f]{64}(#merged:|$)'`;

/** A transaction is visible unless the user deleted it or the provider removed it, two independent facts. */
export const VISIBLE = 'deleted_by_user_at is null and removed_by_provider_at is null';
