import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { idColumn } from '../domain/ids.ts';
import { selectList } from './viewColumns.ts';

/** Rows of a provider that cannot be stored, kept until the provider corrects or removes them. */

/** An entry as the API shows it, its times still as Date. */
export type QuarantinedView = Omit<Schema<'QuarantinedTransaction'>, 'first_seen_at' | 'last_seen_at'> & {
  first_seen_at: Date;
  last_seen_at: Date;
};

/** What a sync stages for a row that cannot be stored. `raw` is staged in a column of its own. */
export interface InvalidPayload {
  /** The key of the entry: the provider's id, or a digest if that cannot be stored. */
  externalId: string;
  /** The id of a new entry. */
  id: string;
  shortId: string;
  /** The provider's id as it was sent. */
  sentId: string | null;
  accountExternalId: string | null;
  /** The date of the row. Null if it is not readable. */
  day: string | null;
  reason: string;
  /** The fields that could be read, for the next attempt. */
  fields: Record<string, unknown> | null;
  raw: unknown;
}

const VIEW = selectList<QuarantinedView>({
  id: 'id',
  short_id: 'short_id',
  connection_id: 'connection_id',
  account_id: 'account_id',
  external_transaction_id: 'external_id',
  reason: 'reason',
  raw: 'raw',
  // Null for a limited API key that does not reach all that the sync is about.
  sync_log_id: '(select l.id from sync_logs l where l.id = sync_log_id)',
  first_seen_at: 'first_seen_at',
  last_seen_at: 'last_seen_at',
});

/** Entries, newest first. `after` is the last one of the previous page. */
export async function listQuarantined(
  db: Database,
  { connectionId }: { connectionId: string | null },
  page: { limit: number; after: { firstSeenAt: string; id: string } | null },
): Promise<QuarantinedView[]> {
  const query = db('quarantined_transactions')
    .select<QuarantinedView[]>(db.raw(VIEW))
    .orderBy([
      { column: 'first_seen_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(page.limit);
  if (connectionId) {
    query.whereIn(
      'connection_id',
      db('connections').select('id').where(idColumn(connectionId), connectionId),
    );
  }
  if (page.after) {
    query.whereRaw('(first_seen_at, id) < (?::timestamptz, ?::uuid)', [
      page.after.firstSeenAt,
      page.after.id,
    ]);
  }
  return query;
}

/** The entries of a connection after the one with the id `after`, oldest first, for another attempt. */
export async function findQuarantined(
  db: Database,
  connectionId: string,
  after: string,
  limit: number,
): Promise<{ id: string; fields: Record<string, unknown> | null; raw: unknown }[]> {
  return db('quarantined_transactions')
    .select('id', 'fields', 'raw')
    .where('connection_id', connectionId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
}

/**
 * Updates the quarantine of a connection with the staged changes of a sync, in the database transaction that applies
 * them. The last change of each row counts. A row that was stored or removed leaves quarantine; one that cannot be
 * stored enters it, or stays with its new reason.
 */
export async function applyToQuarantine(
  trx: Database,
  { connectionId, syncLogId }: { connectionId: string; syncLogId: string },
  now: Date,
): Promise<void> {
  await trx.raw(
    `with concerned as (
       select payload ->> 'externalId' as key from staged_changes
         where sync_log_id = :syncLogId and kind = 'invalid'
       union
       select key from quarantined_transactions where connection_id = :connectionId
     ), latest as (
       select distinct on (c.key) c.key, s.kind, s.payload::jsonb as payload, s.raw::jsonb as raw
       from concerned c
         join staged_changes s on s.sync_log_id = :syncLogId and s.payload ->> 'externalId' = c.key
       order by c.key, s.position desc
     ), released as (
       delete from quarantined_transactions q using latest l
       where q.connection_id = :connectionId and q.key = l.key and l.kind <> 'invalid'
     )
     insert into quarantined_transactions as q
       (id, short_id, connection_id, account_id, key, external_id, day, reason, fields, raw, sync_log_id,
        first_seen_at, last_seen_at)
     select r.id, r."shortId", :connectionId, a.id, l.key, r."sentId", r.day, r.reason, nullif(r.fields, 'null'),
       nullif(l.raw, 'null'), :syncLogId, :now, :now
     from latest l
       cross join jsonb_to_record(l.payload) as r(
         id uuid, "shortId" text, "sentId" text, "accountExternalId" text, day date, reason text, fields jsonb)
       left join accounts a on a.connection_id = :connectionId and a.external_id = r."accountExternalId"
     where l.kind = 'invalid'
     on conflict (connection_id, key) do update set
       account_id = excluded.account_id, external_id = excluded.external_id, day = excluded.day,
       reason = excluded.reason, fields = excluded.fields, raw = excluded.raw,
       sync_log_id = excluded.sync_log_id, last_seen_at = excluded.last_seen_at`,
    { connectionId, syncLogId, now },
  );
}

/**
 * Deletes the entries that a listing covers and does not contain, because the provider has withdrawn them. An entry
 * without a readable date is only covered by a listing of all dates.
 */
export async function releaseUnlisted(
  trx: Database,
  syncLogId: string,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<void> {
  await trx.raw(
    `delete from quarantined_transactions
     where account_id = :accountId and sync_log_id is distinct from :syncLogId
       and coalesce(day, '0001-01-01') between :from and :to`,
    { accountId, from, to, syncLogId },
  );
}

/**
 * The same for a pull from no cursor, which lists each account from its oldest returned date. Entries of these
 * accounts under an earlier login are deleted too, because this login lists the rows as well.
 */
export async function releaseUnlistedByFullPull(
  trx: Database,
  { connectionId, syncLogId }: { connectionId: string; syncLogId: string },
): Promise<void> {
  await trx.raw(
    `with listed as (
       select a.id as account_id, min(s.payload ->> 'date') as from_day
       from staged_changes s
         join accounts a on a.connection_id = :connectionId and a.external_id = s.payload ->> 'accountExternalId'
       where s.sync_log_id = :syncLogId and s.kind = 'upsert'
       group by a.id
     )
     delete from quarantined_transactions q using listed l
     where q.account_id = l.account_id and q.sync_log_id is distinct from :syncLogId
       and (q.day is null or q.day::text >= l.from_day)`,
    { connectionId, syncLogId },
  );
}

export async function hasQuarantined(db: Database): Promise<boolean> {
  return (await db('quarantined_transactions').first('id')) !== undefined;
}

export async function countQuarantined(db: Database, connectionId: string): Promise<number> {
  const [row] = await db('quarantined_transactions')
    .where('connection_id', connectionId)
    .count<{ count: string }[]>('* as count');
  return Number(row?.count ?? 0);
}
