import type { Database } from '../context.ts';
import type { Schema } from '../contract.ts';
import { idColumn, newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import type { ProviderName, WebhookMeaning } from '../providers/provider.ts';
import { columnsOf } from './viewColumns.ts';

/** A delivery as the API shows it, its times still as Date. */
export type WebhookEventView = Omit<Schema<'WebhookEvent'>, 'received_at' | 'processed_at'> & {
  received_at: Date;
  processed_at: Date | null;
};

export type WebhookEventStatus = Schema<'WebhookEvent'>['status'];

/** A delivery as its processing needs it. */
export interface WebhookEventRecord {
  id: string;
  provider: ProviderName;
  status: WebhookEventStatus;
  meaning: WebhookMeaning;
}

const COLUMNS = columnsOf<WebhookEventView>()([
  'id',
  'short_id',
  'provider',
  'event_type',
  'connection_id',
  'status',
  'error',
  'received_at',
  'processed_at',
]);

export interface NewWebhookEvent {
  provider: ProviderName;
  digest: Buffer;
  eventType: string;
  meaning: WebhookMeaning;
  sent: unknown;
}

/**
 * Stores a verified delivery.
 * @returns its id, or null if it was received before.
 */
export async function insertWebhookEvent(
  db: Database,
  event: NewWebhookEvent,
  now: Date,
): Promise<string | null> {
  const { provider, digest, eventType, meaning, sent } = event;
  const { rows } = await db.raw(
    `insert into webhook_events
       (id, short_id, provider, digest, event_type, connection_id, payload, status, received_at)
     values
       (:id, :shortId, :provider, :digest, :eventType,
        (select id from connections
         where provider = :provider and external_id = :externalId and status <> 'disconnected'),
        :payload, 'received', :now)
     on conflict (digest) do nothing
     returning id`,
    {
      id: newId(now),
      shortId: newShortId(),
      provider,
      digest,
      eventType,
      externalId: meaning.externalId,
      payload: JSON.stringify({ meaning, sent }),
      now,
    },
  );
  return rows[0]?.id ?? null;
}

/** @throws ApiError NOT_FOUND */
export async function getWebhookEventRecord(db: Database, id: string): Promise<WebhookEventRecord> {
  const record = await db('webhook_events')
    .select<WebhookEventRecord[]>('id', 'provider', 'status', db.raw("payload -> 'meaning' as meaning"))
    .where({ id })
    .first();
  return record ?? notFound(id);
}

/** Deliveries, newest first. `after` is the last row of the previous page. */
export async function listWebhookEvents(
  db: Database,
  page: { limit: number; after: { receivedAt: string; id: string } | null },
): Promise<WebhookEventView[]> {
  const query = db<WebhookEventView>('webhook_events')
    .select(...COLUMNS)
    .orderBy([
      { column: 'received_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(page.limit);
  if (page.after) {
    query.whereRaw('(received_at, id) < (?::timestamptz, ?::uuid)', [page.after.receivedAt, page.after.id]);
  }
  return query;
}

/** Records the outcome of a delivery. */
export async function finishWebhookEvent(
  db: Database,
  id: string,
  outcome: { status: 'processed' | 'ignored' | 'error'; connectionId: string | null; error: string | null },
  now: Date,
): Promise<void> {
  await db('webhook_events')
    .where({ id })
    .update({
      status: outcome.status,
      error: outcome.error,
      processed_at: now,
      ...(outcome.connectionId && { connection_id: outcome.connectionId }),
    });
}

/** Marks a delivery to be processed again. Throws ApiError NOT_FOUND. */
export async function reopenWebhookEvent(db: Database, id: string): Promise<WebhookEventView> {
  const [event] = await db<WebhookEventView>('webhook_events')
    .where(idColumn(id), id)
    .update({ status: 'received', error: null, processed_at: null })
    .returning([...COLUMNS]);
  return event ?? notFound(id);
}

/** Deliveries that were received and never processed, because the process died in between. */
export async function findForgottenWebhookEvents(
  db: Database,
  before: Date,
  limit: number,
): Promise<{ id: string }[]> {
  return db('webhook_events')
    .select('id')
    .where({ status: 'received' })
    .where('received_at', '<', before)
    .orderBy('received_at')
    .limit(limit);
}

export async function pruneWebhookEvents(db: Database, before: Date): Promise<number> {
  return db('webhook_events').where('received_at', '<', before).delete();
}

/** Records a delivery with an invalid signature, without its content. */
export async function countRefusedWebhook(db: Database, provider: ProviderName, now: Date): Promise<void> {
  await db('refused_webhooks')
    .insert({ provider, count: 1, last_refused_at: now })
    .onConflict('provider')
    .merge({ count: db.raw('refused_webhooks.count + 1'), last_refused_at: now });
}

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No webhook event has the id ${id}.`);
}
