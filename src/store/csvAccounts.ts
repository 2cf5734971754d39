import type { Database } from '../context.ts';
import { idColumn, newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import type { AccountType } from '../providers/provider.ts';
import { VISIBLE } from './transactionColumns.ts';

/** An account whose transactions come from files, with the fields that an import needs. */
export interface CsvAccount {
  id: string;
  connection_id: string;
  external_id: string;
  type: AccountType;
  iso_currency_code: string | null;
}

/** The name and type of an account that an import may have to create. */
export interface NewCsvAccount {
  externalId: string;
  name: string;
  type: AccountType;
  isoCurrencyCode: string | null;
  institutionName: string;
}

const COLUMNS = ['a.id', 'a.connection_id', 'a.external_id', 'a.type', 'a.iso_currency_code'] as const;

/** The institution name of the connection for files. Each account has that of its own bank. */
const CONNECTION_NAME = 'CSV import';

/** @throws ApiError NOT_FOUND, CONFLICT if a bank's feed updates the account, CONNECTION_DISCONNECTED. */
export async function getCsvAccount(db: Database, id: string): Promise<CsvAccount> {
  const account = await db('accounts as a')
    .leftJoin('connections as c', 'c.id', 'a.connection_id')
    .select(...COLUMNS, 'a.merged_into', 'c.provider', 'c.status')
    .where(`a.${idColumn(id)}`, id)
    .first();
  if (!account) throw new ApiError('NOT_FOUND', `No account has the id ${id}.`);
  refuseMerged(account.merged_into);
  if (account.provider !== 'csv') {
    throw new ApiError(
      'CONFLICT',
      `A ${account.provider ?? 'lost'} connection fills this account; files would double it.`,
    );
  }
  if (account.status === 'disconnected') {
    throw new ApiError('CONNECTION_DISCONNECTED', 'The connection of this account was removed.');
  }
  return account;
}

/** The account of that name among the user's accounts for files. */
export async function findCsvAccount(
  db: Database,
  userId: string,
  externalId: string,
): Promise<CsvAccount | undefined> {
  const account = await db('accounts as a')
    .join('connections as c', 'c.id', 'a.connection_id')
    .select(...COLUMNS, 'a.merged_into')
    .where({ 'c.provider': 'csv', 'c.external_id': userId, 'a.external_id': externalId })
    .whereNot('c.status', 'disconnected')
    .first();
  refuseMerged(account?.merged_into ?? null);
  return account;
}

function refuseMerged(mergedInto: string | null): void {
  if (mergedInto === null) return;
  throw new ApiError(
    'CONFLICT',
    `This account was merged into the account ${mergedInto}. Import into that one, or undo the merge.`,
  );
}

/** Rows that earlier files added to an account, newest first: the stored values and the row in the file. */
export async function findEarlierRows(
  db: Database,
  accountId: string,
  limit: number,
): Promise<{ date: string; amount: string; raw: unknown }[]> {
  return db('transactions')
    .select('date', 'amount', 'raw')
    .where('account_id', accountId)
    .whereRaw(VISIBLE)
    .orderBy([
      { column: 'date', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
}

/** The user's connection for files, created by the first import. Its external id is that of the user. */
export async function ensureCsvConnection(trx: Database, userId: string, now: Date): Promise<string> {
  const row = {
    id: newId(now),
    short_id: newShortId(),
    user_id: userId,
    provider: 'csv',
    external_id: userId,
    institution_name: CONNECTION_NAME,
    status: 'active',
    created_at: now,
    updated_at: now,
  };
  // If two first imports run at once, the unique index lets one of them insert the row, and the other uses it.
  await trx('connections')
    .insert(row)
    .onConflict(trx.raw("(provider, external_id) where external_id is not null and status <> 'disconnected'"))
    .ignore();
  const { id } = await trx('connections')
    .select('id')
    .where({ provider: 'csv', external_id: userId })
    .whereNot('status', 'disconnected')
    .first();
  return id;
}

/** The connection's account of that name, created if there is none. */
export async function ensureCsvAccount(
  trx: Database,
  connectionId: string,
  account: NewCsvAccount,
  now: Date,
): Promise<CsvAccount> {
  await trx('accounts')
    .insert({
      id: newId(now),
      short_id: newShortId(),
      connection_id: connectionId,
      external_id: account.externalId,
      name: account.name,
      type: account.type,
      iso_currency_code: account.isoCurrencyCode,
      institution_name: account.institutionName,
      created_at: now,
      updated_at: now,
    })
    .onConflict(['connection_id', 'external_id'])
    .ignore();
  return trx('accounts as a')
    .select(...COLUMNS)
    .where({ 'a.connection_id': connectionId, 'a.external_id': account.externalId })
    .first();
}
