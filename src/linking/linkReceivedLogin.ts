import { createHash } from 'node:crypto';
import type { AppContext, Progress } from '../context.ts';
import type { LoginStep } from '../domain/linkOutcome.ts';
import { ApiError } from '../errors.ts';
import type { LinkCredentials } from '../providers/provider.ts';
import {
  advanceLogin,
  type ClaimedLogin,
  claimLogin,
  type LoginKey,
  receiveLogin,
  refuseLogin,
  releaseLogin,
} from '../store/linkSessionLogins.ts';
import type { LinkSessionRecord } from '../store/linkSessions.ts';
import { LinkInterrupted, type LinkStep, linkConnection } from './linkConnection.ts';
import { requireProvider } from './requireProvider.ts';

type LoginContext = Pick<
  AppContext,
  'config' | 'db' | 'vault' | 'providers' | 'queue' | 'clock' | 'log' | 'audit'
>;

/** Stores a login that somebody has made on a session's page, once. */
export async function keepLogin(
  { db, vault, clock }: Pick<LoginContext, 'db' | 'vault' | 'clock'>,
  sessionId: string,
  credentials: LinkCredentials,
): Promise<void> {
  const secret = credentials.provider === 'plaid' ? credentials.publicToken : credentials.accessToken;
  const digest = createHash('sha256').update(secret).digest();
  await receiveLogin(
    db,
    { sessionId, digest },
    vault.seal(JSON.stringify(credentials), sessionId),
    clock.now(),
  );
}

/**
 * Links a stored login, from the step that the last worker has reached. A login that another worker is at is left to
 * it. What the provider refuses is recorded with the login.
 *
 * Credentials that can be exchanged only once are never sent a second time: if a worker died between the exchange and
 * the storing of the access token, the login fails.
 */
export async function linkReceivedLogin(
  context: LoginContext,
  session: LinkSessionRecord,
  key: LoginKey,
): Promise<void> {
  const { config, db, vault, clock } = context;
  const now = clock.now();
  const staleBefore = new Date(now.getTime() - config.workerTimeoutMs);
  const claimed = await claimLogin(db, key, { now, staleBefore });
  if (!claimed?.credentials) return;
  try {
    const credentials: LinkCredentials = JSON.parse(vault.open(claimed.credentials, session.id));
    await linkConnection(context, session.user_id, credentials, {
      progress: progressOf(context, key, claimed),
      beforeExchange: () => startExchange(context, session, key),
    });
  } catch (error) {
    const refusal = toRefusal(error);
    if (!refusal) {
      await releaseLogin(db, key);
      throw error;
    }
    await refuseLogin(db, key, refusal);
  }
}

async function startExchange(
  { db, providers, clock }: LoginContext,
  { provider }: LinkSessionRecord,
  key: LoginKey,
): Promise<void> {
  const { link } = requireProvider(providers, provider);
  const from: LoginStep[] = link.exchangesRepeatedly ? ['received', 'exchanging'] : ['received'];
  const started = await advanceLogin(db, key, { from, to: 'exchanging', connectionId: null }, clock.now());
  if (!started) throw new LinkInterrupted();
}

/** Keeps the steps of linking with the login, in the transactions of their effects. */
function progressOf(
  { clock }: Pick<LoginContext, 'clock'>,
  key: LoginKey,
  { step, connectionId }: ClaimedLogin,
): Progress {
  const stored = step === 'stored' && connectionId ? { connectionId, isLinked: false } : null;
  return {
    // linkConnection alone uses this progress, so the step is one of its own.
    find: <Step>() => stored as Step | null,
    async keep(trx, kept) {
      const linkStep = kept as LinkStep | null;
      if (linkStep === null) {
        // Its access is about to be revoked, so no worker may go on from it.
        await advanceLogin(trx, key, { from: ['stored'], to: 'stored', connectionId: null }, clock.now());
        return;
      }
      const { connectionId: id, isLinked } = linkStep;
      const change = isLinked
        ? ({ from: ['stored'], to: 'linked', connectionId: id } as const)
        : ({ from: ['exchanging'], to: 'stored', connectionId: id } as const);
      if (!(await advanceLogin(trx, key, change, clock.now()))) throw new LinkInterrupted();
    },
  };
}

/** How a login ends that was not linked; null for an error of this server, after which a worker tries again. */
function toRefusal(error: unknown): Parameters<typeof refuseLogin>[2] | null {
  if (error instanceof LinkInterrupted) {
    const message = 'The server stopped while it was linking the bank. Start again.';
    return { step: 'failed', connectionId: null, code: 'INTERRUPTED', message };
  }
  if (!(error instanceof ApiError)) return null;
  const { code, message, details = [] } = error;
  const detail = (name: string) => details.find((each) => each.code === name)?.message;
  if (code === 'DUPLICATE_CONNECTION') {
    return { step: 'duplicate', connectionId: detail('existing') ?? null, code, message };
  }
  return { step: 'failed', connectionId: null, code: detail('provider_code') ?? code, message };
}
