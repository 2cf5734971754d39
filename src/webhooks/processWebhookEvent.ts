import type { AppContext } from '../context.ts';
import { completeReauth } from '../linking/completeReauth.ts';
import type { ProviderName, WebhookMeaning } from '../providers/provider.ts';
import type { ConnectionChanges, ConnectionRecord } from '../store/connections.ts';
import { findByExternalId, lockConnection, updateConnection } from '../store/connections.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { finishWebhookEvent, getWebhookEventRecord } from '../store/webhookEvents.ts';
import { requestSync } from '../sync/requestSync.ts';

type ProcessingContext = Pick<AppContext, 'db' | 'queue' | 'clock' | 'log'>;

/**
 * Gives a noted delivery its effect. Twice is as good as once: a sync is asked for, or a status is set. What
 * fails is noted with the delivery and thrown, for the job to be tried again.
 */
export async function processWebhookEvent(context: ProcessingContext, id: string): Promise<void> {
  const { db, clock, log } = context;
  const { provider, status, meaning } = await getWebhookEventRecord(db, id);
  if (status === 'processed' || status === 'ignored') return;
  const connection = await findConnection(context, provider, meaning);
  const connectionId = connection?.id ?? null;
  try {
    const hasEffect = connection !== null && (await act(context, connection, meaning));
    const outcome = { status: hasEffect ? 'processed' : 'ignored', connectionId, error: null } as const;
    await finishWebhookEvent(db, id, outcome, clock.now());
    log.info({ webhookEventId: id, connectionId, meaning: meaning.kind, hasEffect }, 'webhook processed');
  } catch (error) {
    const message = 'It could not be processed; the log says why.';
    await finishWebhookEvent(db, id, { status: 'error', connectionId, error: message }, clock.now());
    throw error;
  }
}

async function findConnection(
  { db }: ProcessingContext,
  provider: ProviderName,
  { externalId }: WebhookMeaning,
): Promise<ConnectionRecord | null> {
  return externalId === null ? null : findByExternalId(db, provider, externalId);
}

/** @returns whether there was anything to do. */
async function act(
  context: ProcessingContext,
  { id, paused }: ConnectionRecord,
  meaning: WebhookMeaning,
): Promise<boolean> {
  switch (meaning.kind) {
    case 'updates_available':
      // A paused connection rests until it is due again.
      if (!paused) await requestSync(context, id, 'webhook');
      return !paused;
    case 'reauth_required':
      return changeStatus(context, id, () => ({
        status: 'pending_reauth',
        error_code: meaning.code,
        error_message: meaning.message,
        next_sync_at: null,
      }));
    case 'failed':
      // Signing in again stays the first thing to do.
      return changeStatus(context, id, ({ status }) =>
        status === 'pending_reauth'
          ? null
          : { status: 'error', error_code: meaning.code, error_message: meaning.message },
      );
    case 'failed_permanently':
      return changeStatus(context, id, ({ status }) =>
        status === 'pending_reauth'
          ? null
          : {
              status: 'error',
              error_code: meaning.code,
              error_message: meaning.message,
              next_sync_at: null,
            },
      );
    case 'consent_expiring':
      return changeStatus(context, id, () => ({
        reauth_recommended: true,
        consent_expires_at: meaning.expiresAt === null ? null : new Date(meaning.expiresAt),
      }));
    case 'repaired':
      await completeReauth(context, id);
      return true;
    case 'recorded':
      return false;
  }
}

async function changeStatus(
  { db, clock }: ProcessingContext,
  id: string,
  changesOf: (connection: ConnectionRecord) => ConnectionChanges | null,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const connection = await lockConnection(trx, id);
    const changes = connection.status === 'disconnected' ? null : changesOf(connection);
    if (changes) await updateConnection(trx, id, changes, clock.now());
    return changes !== null;
  });
}
