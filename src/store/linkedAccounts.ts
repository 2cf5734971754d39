import type { Database } from '../context.ts';
import type { AccountPlan, ListedAccount, StoredAccount } from '../domain/accountIdentity.ts';
import { newId, newShortId } from '../domain/ids.ts';
import type { FeedAccount } from '../providers/provider.ts';
import { keepCoveredDays } from './coveredDays.ts';

/** The accounts that providers list: storing them, finding them again and marking those that are gone. */

export interface Institution {
  institutionId: string | null;
  institutionName: string;
}

const SELECT_IDENTITY = `
  select a.id, a.connection_id as "connectionId", a.external_id as "externalId",
    a.persistent_id as "persistentId", a.name, a.mask, a.type, a.subtype,
    a.iso_currency_code as "isoCurrencyCode", a.unofficial_currency_code as "unofficialCurrencyCode", c.provider,
    c.user_id as "userId", c.status = 'disconnected' or a.status <> 'open' as "isFree",
    a.merged_into is not null as "isMerged"
  from accounts a
  join connections c on c.id = a.connection_id`;

/** The same institution: by the provider's id if both have one, else by name. */
const SAME_INSTITUTION = `
  case when :institutionId::text is not null and c.institution_id is not null
    then c.institution_id = :institutionId else c.institution_name = :institutionName end`;

/** Every account of a connection, and every other account from a bank of the same institution. */
export async function findSiblingAccounts(
  db: Database,
  connectionId: string,
  { institutionId, institutionName }: Institution,
): Promise<StoredAccount[]> {
  const { rows } = await db.raw(
    `${SELECT_IDENTITY}
     where a.connection_id = :connectionId or (c.provider <> 'csv' and ${SAME_INSTITUTION})
     order by a.id`,
    { connectionId, institutionId, institutionName },
  );
  return rows;
}

/** The accounts that a user's live connections to an institution list. */
export async function findLinkedAccounts(
  db: Database,
  userId: string,
  { institutionId, institutionName }: { institutionId: string | null; institutionName: string | null },
): Promise<(ListedAccount & { connectionId: string })[]> {
  const { rows } = await db.raw(
    `${SELECT_IDENTITY}
     where c.user_id = :userId and c.status <> 'disconnected' and a.status = 'open' and ${SAME_INSTITUTION}
     order by a.id`,
    { userId, institutionId, institutionName },
  );
  return rows;
}

/** Locks accounts until the end of the database transaction. */
export async function lockAccounts(trx: Database, ids: readonly string[]): Promise<void> {
  await trx.raw('select id from accounts where id = any(:ids) order by id for no key update', {
    ids: [...ids],
  });
}

/**
 * Gives accounts the login and the provider id under which they are listed now. One that followed the user of its
 * earlier login stays that user's.
 */
export async function moveAccounts(
  trx: Database,
  connectionId: string,
  moved: AccountPlan['continued'],
  now: Date,
): Promise<void> {
  if (moved.length === 0) return;
  await keepCoveredDays(
    trx,
    moved.map(({ accountId }) => accountId),
  );
  // Imports into an account belong to the connection that fills it.
  await trx.raw(
    `update imports i set connection_id = :connectionId from accounts a
     where a.id = any(:ids::uuid[]) and i.connection_id = a.connection_id
       and i.accounts @> jsonb_build_array(jsonb_build_object('account_id', a.id))`,
    { connectionId, ids: moved.map(({ accountId }) => accountId) },
  );
  await trx.raw(
    `update accounts a set
       connection_id = :connectionId,
       external_id = m.external_id,
       user_id = coalesce(a.user_id, nullif(before.user_id, after.user_id)),
       -- The new login has a history of its own.
       covered_from = null,
       updated_at = :now
     from unnest(:ids::uuid[], :externalIds::text[]) as m(id, external_id), connections before, connections after
     where a.id = m.id and before.id = a.connection_id and after.id = :connectionId`,
    {
      connectionId,
      ids: moved.map(({ accountId }) => accountId),
      externalIds: moved.map(({ externalId }) => externalId),
      now,
    },
  );
}

/**
 * Stores the accounts that a provider lists as open. A balance that it did not send is stored as null.
 * `possibleDuplicates` names, by the provider's ids, what new accounts may be a second view of.
 */
export async function upsertAccounts(
  trx: Database,
  owner: { connectionId: string; institutionName: string },
  accounts: readonly FeedAccount[],
  possibleDuplicates: ReadonlyMap<string, string | null>,
  now: Date,
): Promise<void> {
  if (accounts.length === 0) return;
  const records = accounts.map((account) => ({
    ...account,
    id: newId(now),
    shortId: newShortId(),
    possibleDuplicateOf: possibleDuplicates.get(account.externalId) ?? null,
  }));
  await trx.raw(
    `insert into accounts (
       id, short_id, connection_id, external_id, persistent_id, name, official_name, type, subtype, mask,
       iso_currency_code, unofficial_currency_code, balance_current, balance_available, balance_limit, balance_updated_at,
       institution_name, possible_duplicate_of, created_at, updated_at)
     select r.id, r."shortId", :connectionId, r."externalId", r."persistentId", r.name, r."officialName", r.type,
       r.subtype, r.mask, r."isoCurrencyCode", r."unofficialCurrencyCode", r."balanceCurrent", r."balanceAvailable",
       r."balanceLimit", :now, :institutionName, r."possibleDuplicateOf", :now, :now
     from jsonb_to_recordset(:records::jsonb) as r(
       id uuid, "shortId" text, "externalId" text, "persistentId" text, name text, "officialName" text, type text,
       subtype text, mask text, "isoCurrencyCode" text, "unofficialCurrencyCode" text, "balanceCurrent" numeric,
       "balanceAvailable" numeric, "balanceLimit" numeric, "possibleDuplicateOf" uuid)
     on conflict (connection_id, external_id) do update set
       persistent_id = coalesce(excluded.persistent_id, accounts.persistent_id),
       name = excluded.name, official_name = excluded.official_name, type = excluded.type,
       subtype = excluded.subtype, mask = excluded.mask, iso_currency_code = excluded.iso_currency_code,
       unofficial_currency_code = excluded.unofficial_currency_code,
       balance_current = excluded.balance_current, balance_available = excluded.balance_available,
       balance_limit = excluded.balance_limit, balance_updated_at = excluded.balance_updated_at,
       status = 'open', missing_since = null,
       updated_at = case when (accounts.name, accounts.official_name, accounts.type, accounts.subtype,
           accounts.mask, accounts.iso_currency_code, accounts.unofficial_currency_code, accounts.balance_current,
           accounts.balance_available, accounts.balance_limit, accounts.status)
         is distinct from (excluded.name, excluded.official_name, excluded.type, excluded.subtype,
           excluded.mask, excluded.iso_currency_code, excluded.unofficial_currency_code, excluded.balance_current,
           excluded.balance_available, excluded.balance_limit, 'open')
         then excluded.updated_at else accounts.updated_at end`,
    { ...owner, now, records: JSON.stringify(records) },
  );
}

/** Records the first day that a bank has delivered of each account; `extends`: also where it is older than the stored one. */
export async function recordCoveredDays(
  trx: Database,
  days: readonly { accountId: string; from: string }[],
  { extends: isExtending }: { extends: boolean },
): Promise<void> {
  if (days.length === 0) return;
  await trx.raw(
    `update accounts a set covered_from = d.day
     from unnest(:ids::uuid[], :days::date[]) as d (id, day)
     where a.id = d.id and (a.covered_from is null or (:isExtending and a.covered_from > d.day))`,
    {
      ids: days.map(({ accountId }) => accountId),
      days: days.map(({ from }) => from),
      isExtending,
    },
  );
}

/** Marks the accounts of a connection that its provider lists as closed or does not list. */
export async function markAbsentAccounts(
  trx: Database,
  connectionId: string,
  { open, closed }: { open: readonly string[]; closed: readonly string[] },
  now: Date,
): Promise<void> {
  await trx.raw(
    `update accounts set
       status = case when external_id = any(:closed) then 'closed' else 'missing' end,
       missing_since = coalesce(missing_since, :now),
       updated_at = :now
     where connection_id = :connectionId and external_id <> all(:open)
       and status <> case when external_id = any(:closed) then 'closed' else 'missing' end
       -- A closed account that the provider lists no longer stays closed.
       and not (status = 'closed' and external_id <> all(:closed))`,
    { connectionId, open: [...open], closed: [...closed], now },
  );
}
