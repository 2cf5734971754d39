import type { AppContext } from '../context.ts';
import { completeReauth } from '../linking/completeReauth.ts';
import { queueLeftSession } from '../linking/finishLinkSession.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import type { ProviderName, WebhookMeaning } from '../providers/provider.ts';
import type { ConnectionChanges, ConnectionRecord } from '../store/connections.ts';
import { findByExternalId, lockConnection, updateConnection } from '../store/connections.ts';
import { finishWebhookEvent, getWebhookEventRecord } from '../store/webhookEvents.ts';
import { requestSync } from '../sync/requestSync.ts';

type ProcessingContext = Pick<AppContext, 'db' | 'queue' | 'clock' | 'log' | 'audit'>;

/**
 * Applies the effect of a stored webhook event: requests a sync or changes the connection's status. It is safe to run
 * twice. A failure is recorded with the event and thrown, so that the job is retried.
 */
export async function processWebhookEvent(context: ProcessingContext, id: string): Promise<void> {
  const { db, clock, log } = context;
  const { provider, status, meaning } = await getWebhookEventRecord(db, id);
  if (status === 'processed' || status === 'ignored') return;
  const connection = await findConnection(context, provider, meaning);
  const connectionId = connection?.id ?? null;
  try {
    const hasEffect =
      meaning.kind === 'link_session_finished'
        ? await queueLeftSession(context, Buffer.from(meaning.tokenDigest, 'hex'))
        : connection !== null && (await applyMeaning(context, connection, meaning));
    const outcome = { status: hasEffect ? 'processed' : 'ignored', connectionId, error: null } as const;
    await finishWebhookEvent(db, id, outcome, clock.now());
    log.info({ webhookEventId: id, connectionId, meaning: meaning.kind, hasEffect }, 'webhook processed');
  } catch (error) {
    const message = 'Processing failed and will be retried. The server log has the reason.';
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

/** Returns whether there was anything to do. */
async function applyMeaning(
  context: ProcessingContext,
  { id, paused }: ConnectionRecord,
  meaning: Exclude<WebhookMeaning, { kind: 'link_session_finished' }>,
): Promise<boolean> {
  switch (meaning.kind) {
    case 'updates_available':
      // A paused connection syncs only when the user asks for it.
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
      // A connection that needs the user to sign in again keeps that status: nothing else helps before.
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
  getChanges: (connection: ConnectionRecord) => ConnectionChanges | null,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const connection = await lockConnection(trx, id);
    const changes = connection.status === 'disconnected' ? null : getChanges(connection);
    if (changes) await updateConnection(trx, id, changes, clock.now());
    return changes !== null;
  });
}
