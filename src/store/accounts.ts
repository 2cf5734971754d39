import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { idColumn } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import type { JsonText } from '../jsonText.ts';
import { recordTransferSearch } from './transferPairs.ts';
import { requireUser } from './users.ts';
import { jsonObjectOf } from './viewColumns.ts';

/**
 * An account as the API shows it. The database renders the JSON text, because JavaScript numbers would round the
 * balances.
 */
const VIEW = jsonObjectOf<Schema<'Account'>>({
  id: 'a.id',
  short_id: 'a.short_id',
  connection_id: 'a.connection_id',
  user_id: 'coalesce(a.user_id, c.user_id)',
  user_name: 'u.name',
  name: 'a.name',
  official_name: 'a.official_name',
  display_name: 'a.display_name',
  type: 'a.type',
  subtype: 'a.subtype',
  mask: 'a.mask',
  iso_currency_code: 'a.iso_currency_code',
  unofficial_currency_code: 'a.unofficial_currency_code',
  balance_current: 'a.balance_current',
  balance_available: 'a.balance_available',
  balance_limit: 'a.balance_limit',
  balance_updated_at: 'json_timestamp(a.balance_updated_at)::json',
  institution_name: 'a.institution_name',
  status: 'a.status',
  missing_since: 'json_timestamp(a.missing_since)::json',
  // Null for a limited API key that does not reach that account.
  possible_duplicate_of: '(select d.id from accounts d where d.id = a.possible_duplicate_of)',
  merged_into_account_id: 'a.merged_into',
  is_dependent_linked: 'a.is_dependent_linked',
  created_at: 'json_timestamp(a.created_at)::json',
  updated_at: 'json_timestamp(a.updated_at)::json',
});

const FROM = `
  from accounts a
  left join connections c on c.id = a.connection_id
  left join users u on u.id = coalesce(a.user_id, c.user_id)`;

export interface AccountPosition {
  institutionName: string;
  name: string;
  id: string;
}

export interface AccountRow extends AccountPosition {
  view: JsonText<Schema<'Account'>>;
}

/** Accounts by institution and name; those of disconnected connections and merged ones are left out. */
export async function listAccounts(
  db: Database,
  page: { userId: string | null; limit: number; after: AccountPosition | null },
): Promise<AccountRow[]> {
  const { rows } = await db.raw(
    `select ${VIEW} as view, a.institution_name as "institutionName", a.name, a.id ${FROM}
     where c.status is distinct from 'disconnected' and a.merged_into is null
       and (:userId::text is null or u.id::text = :userId or u.short_id = :userId)
       and (:afterId::uuid is null
         or (a.institution_name, a.name, a.id) > (:afterInstitution::text, :afterName::text, :afterId::uuid))
     order by a.institution_name, a.name, a.id
     limit :limit`,
    {
      userId: page.userId?.length === 36 ? page.userId.toLowerCase() : page.userId,
      limit: page.limit,
      afterId: page.after?.id ?? null,
      afterInstitution: page.after?.institutionName ?? null,
      afterName: page.after?.name ?? null,
    },
  );
  return rows;
}

/** The account as JSON text, also when its connection is removed. Throws ApiError NOT_FOUND. */
export async function getAccount(db: Database, id: string): Promise<JsonText<Schema<'Account'>>> {
  const { rows } = await db.raw(`select ${VIEW} as view ${FROM} where a.${idColumn(id)} = ?`, [id]);
  return rows[0]?.view ?? notFound(id);
}

/**
 * Updates an account, in the caller's transaction, if `check` accepts it as it is.
 * @throws ApiError NOT_FOUND, or VALIDATION_ERROR when there is no such user.
 */
export async function updateAccount(
  trx: Database,
  id: string,
  changes: { display_name?: string | null; user_id?: string | null; is_dependent_linked?: boolean },
  now: Date,
  check: (current: JsonText<Schema<'Account'>>) => void,
): Promise<void> {
  await trx('accounts').select('id').where(idColumn(id), id).forNoKeyUpdate();
  check(await getAccount(trx, id));
  if (changes.user_id) await requireUser(trx, changes.user_id);
  await trx('accounts')
    .where(idColumn(id), id)
    .update({ ...changes, updated_at: now });
}

/** Compares all transactions of an account with those of other accounts: it has begun or ceased to count. */
export async function searchTransfers(trx: Database, id: string): Promise<void> {
  const ids: string[] = await trx('accounts').where(idColumn(id), id).pluck('id');
  await recordTransferSearch(trx, ids, '-infinity');
}

/** The accounts of a connection, by the provider's ids. */
export async function findAccountIds(db: Database, connectionId: string): Promise<Map<string, string>> {
  const rows = await db('accounts')
    .select('id', 'external_id')
    .where('connection_id', connectionId)
    .whereNull('merged_into');
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

/** The connections of these accounts, in the order in which they are locked. */
export async function findConnectionIds(db: Database, accountIds: readonly string[]): Promise<string[]> {
  return db('accounts')
    .distinct()
    .whereIn('id', [...accountIds])
    .whereNotNull('connection_id')
    .orderBy('connection_id')
    .pluck('connection_id');
}

/** The provider's ids of a connection's merged accounts, whose transactions are ignored. */
export async function findMergedAccountIds(db: Database, connectionId: string): Promise<Set<string>> {
  const ids: string[] = await db('accounts')
    .where('connection_id', connectionId)
    .whereNotNull('merged_into')
    .pluck('external_id');
  return new Set(ids);
}

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No account has the id ${id}.`);
}
