import type { Database } from '../context.ts';
import type { CoveredDays } from '../domain/coveredDays.ts';
import { idColumn, newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import type { AccountType } from '../providers/provider.ts';
import { findCoveredDays } from './coveredDays.ts';
import { IS_FROM_FILE, VISIBLE } from './transactionColumns.ts';

/** An account that files go to, with the fields that an import needs. */
export interface CsvAccount {
  id: string;
  connection_id: string;
  external_id: string;
  name: string;
  type: AccountType;
  mask: string | null;
  iso_currency_code: string | null;
  /** The bank's own number of the account, where a file has stated it. */
  bank_number: string | null;
  /** The days that the bank itself provides. Undefined for an account that only files fill. */
  covered?: CoveredDays;
}

/** The name and type of an account that an import may have to create. */
export interface NewCsvAccount {
  externalId: string;
  name: string;
  type: AccountType;
  isoCurrencyCode: string | null;
  institutionName: string;
  bankNumber: string | null;
}

const COLUMNS = [
  'a.id',
  'a.connection_id',
  'a.external_id',
  'a.name',
  'a.type',
  'a.mask',
  'a.iso_currency_code',
  'a.bank_number',
] as const;

/** The institution name of the connection for files. Each account has that of its own bank. */
const CONNECTION_NAME = 'CSV import';

/**
 * The account that a request names, of a connection for files or of a bank.
 * @throws ApiError NOT_FOUND; CONFLICT if it is kept by hand or merged, or its bank has not delivered it yet;
 * CONNECTION_DISCONNECTED.
 */
export async function getCsvAccount(db: Database, id: string): Promise<CsvAccount> {
  const account = await db('accounts as a')
    .leftJoin('connections as c', 'c.id', 'a.connection_id')
    .select(...COLUMNS, 'a.merged_into', 'c.provider', 'c.status')
    .where(`a.${idColumn(id)}`, id)
    .first();
  if (!account) throw new ApiError('NOT_FOUND', `No account has the id ${id}.`);
  refuseMerged(account.merged_into);
  if (account.provider === null) {
    throw new ApiError(
      'CONFLICT',
      'This account is kept by hand. Import into another one, or into a new one by its account_name.',
    );
  }
  if (account.status === 'disconnected') {
    throw new ApiError('CONNECTION_DISCONNECTED', 'The connection of this account was removed.');
  }
  return account.provider === 'csv' ? account : toLinkedTarget(db, account);
}

/**
 * The same account with the days that its bank provides. The ids of its files' rows are made of its own id, because the
 * provider's changes when the login is linked again.
 */
async function toLinkedTarget(db: Database, account: CsvAccount): Promise<CsvAccount> {
  const { isHistoryComplete, covered } = await findCoveredDays(db, account.id);
  if (!isHistoryComplete || covered === null) {
    throw new ApiError(
      'CONFLICT',
      isHistoryComplete
        ? `The bank has not delivered a transaction of ${account.name} yet, so that nobody knows which days it provides. Import the file after the sync that brings the first one.`
        : `The bank is still delivering the history of ${account.name}. Import the file once a sync has brought all of it: poll GET /api/v1/connections/${account.connection_id}/status, and try again after the next sync.`,
    );
  }
  if (account.iso_currency_code === null) {
    throw new ApiError(
      'CONFLICT',
      `The bank gives ${account.name} no ISO 4217 currency, and files have no other. Import into an account of its own, by account_name.`,
    );
  }
  return { ...account, external_id: account.id, covered };
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

/** The user's accounts for files. */
export async function listCsvAccounts(db: Database, userId: string): Promise<CsvAccount[]> {
  return db('accounts as a')
    .join('connections as c', 'c.id', 'a.connection_id')
    .select(...COLUMNS)
    .where({ 'c.provider': 'csv', 'c.external_id': userId })
    .whereNot('c.status', 'disconnected')
    .whereNull('a.merged_into')
    .orderBy('a.id');
}

/** The user whose login, or whose files, an account is of. */
export async function findUserOfAccount(
  db: Database,
  { connection_id, covered }: CsvAccount,
): Promise<string> {
  const { user_id, external_id } = await db('connections')
    .select('user_id', 'external_id')
    .where('id', connection_id)
    .first();
  return covered ? user_id : external_id;
}

/** Keeps what a file states about an account that did not have it: the bank's number and the currency. */
export async function completeCsvAccount(
  trx: Database,
  id: string,
  { bankNumber, isoCurrencyCode }: { bankNumber: string | null; isoCurrencyCode: string | null },
  now: Date,
): Promise<void> {
  await trx('accounts')
    .where({ id })
    .whereRaw(
      '((bank_number is null and ?::text is not null) or (iso_currency_code is null and ?::text is not null))',
      [bankNumber, isoCurrencyCode],
    )
    .update({
      bank_number: trx.raw('coalesce(bank_number, ?)', [bankNumber]),
      mask: trx.raw('coalesce(mask, ?)', [bankNumber && maskOf(bankNumber)]),
      iso_currency_code: trx.raw('coalesce(iso_currency_code, ?)', [isoCurrencyCode]),
      updated_at: now,
    });
}

/** The last four characters, as banks print them on statements. */
export const maskOf = (number: string): string => number.replace(/[^A-Za-z0-9]/g, '').slice(-4);

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
  return db('transactions as t')
    .select('date', 'amount', 'raw')
    .where('account_id', accountId)
    .whereRaw(VISIBLE)
    .whereRaw(IS_FROM_FILE)
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

/**
 * The connection's account of that name, created if there is none.
 * @throws ApiError CONFLICT if it was merged into another one.
 */
export async function ensureCsvAccount(
  trx: Database,
  connectionId: string,
  account: NewCsvAccount,
  now: Date,
): Promise<{ account: CsvAccount; isNew: boolean }> {
  const inserted = await trx('accounts')
    .insert({
      id: newId(now),
      short_id: newShortId(),
      connection_id: connectionId,
      external_id: account.externalId,
      name: account.name,
      type: account.type,
      iso_currency_code: account.isoCurrencyCode,
      institution_name: account.institutionName,
      bank_number: account.bankNumber,
      mask: account.bankNumber && maskOf(account.bankNumber),
      created_at: now,
      updated_at: now,
    })
    .onConflict(['connection_id', 'external_id'])
    .ignore()
    .returning('id');
  const stored = await trx('accounts as a')
    .select(...COLUMNS, 'a.merged_into')
    .where({ 'a.connection_id': connectionId, 'a.external_id': account.externalId })
    .first();
  refuseMerged(stored.merged_into);
  return { account: stored, isNew: inserted.length > 0 };
}
