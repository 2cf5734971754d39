import type { AppContext } from '../context.ts';
import { decideLinkOutcome, type LinkOutcome } from '../domain/linkOutcome.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { type HostedProgress, ProviderError } from '../providers/provider.ts';
import { findConnectionRecord } from '../store/connections.ts';
import { listSessionLogins, listUnfinishedLogins } from '../store/linkSessionLogins.ts';
import {
  endLinkSession,
  findLinkSession,
  findLinkSessionByToken,
  type LinkSessionRecord,
  lockLinkSession,
  takeUnpolledSessions,
} from '../store/linkSessions.ts';
import { completeReauth } from './completeReauth.ts';
import { keepLogin, linkReceivedLogin } from './linkReceivedLogin.ts';
import { requireProvider } from './requireProvider.ts';

type FinishContext = Pick<
  AppContext,
  'config' | 'db' | 'vault' | 'providers' | 'queue' | 'clock' | 'log' | 'audit'
>;

const NOTHING_HAPPENED: HostedProgress = {
  logins: [],
  isFinished: false,
  isSigningIn: false,
  exitError: null,
};
const UNWATCHED_POLL_MS = 30_000;
const MAX_SESSIONS = 100;

/**
 * Looks at what happened on the page of a session, links the logins that people have made there, and ends the session
 * if it is over. Any worker can do it at any time, several at once too: each step is a fact in the database.
 */
export async function finishLinkSession(context: FinishContext, id: string): Promise<void> {
  const session = await findLinkSession(context.db, id);
  if (session?.status !== 'open') return;
  const seen = await readPage(context, session);
  if (session.connection_id !== null) {
    if (seen.isFinished || seen.logins.length > 0) {
      await finishReauth(context, session, { isConfirmed: seen.logins.length > 0 });
    }
  } else {
    for (const credentials of seen.logins) await keepLogin(context, id, credentials);
    await linkLogins(context, session);
  }
  await settle(context, id, seen);
}

/** Links the logins of a session that are stored and not linked yet. */
export async function linkLogins(context: FinishContext, session: LinkSessionRecord): Promise<void> {
  for (const key of await listUnfinishedLogins(context.db, session.id)) {
    await linkReceivedLogin(context, session, key);
  }
}

/**
 * Ends a re-authentication if the login works again. `isConfirmed`: the provider says so; otherwise it is asked,
 * because signing in again may end without a new token.
 */
export async function finishReauth(
  context: FinishContext,
  session: LinkSessionRecord,
  { isConfirmed }: { isConfirmed: boolean },
): Promise<void> {
  const { db, vault, providers, clock, log } = context;
  const connection = session.connection_id && (await findConnectionRecord(db, session.connection_id));
  if (!connection) return;
  try {
    const { link } = requireProvider(providers, session.provider);
    const { id, credentials } = connection;
    if (!isConfirmed && credentials && !(await link.isWorking(vault.open(credentials, id)))) return;
    await completeReauth(context, id);
    const outcome = { status: 'completed', connectionIds: [id], failure: null } satisfies LinkOutcome;
    await endLinkSession(db, session.id, outcome, clock.now());
  } catch (error) {
    if (error instanceof ProviderError) {
      log.warn({ linkSessionId: session.id, code: error.code }, 'sign-in not confirmed');
      return;
    }
    if (!(error instanceof ApiError)) throw error;
    const failure = { code: error.code, message: error.message };
    await endLinkSession(db, session.id, { status: 'failed', connectionIds: [], failure }, clock.now());
  }
}

/** Ends the session if its logins, or its age, decide how. */
export async function settle(
  { db, clock }: Pick<FinishContext, 'db' | 'clock'>,
  id: string,
  { isSigningIn, exitError }: Pick<HostedProgress, 'isSigningIn' | 'exitError'> = NOTHING_HAPPENED,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const session = await lockLinkSession(trx, id);
    if (session?.status !== 'open') return;
    const logins = await listSessionLogins(trx, id);
    const now = clock.now();
    const outcome = decideLinkOutcome({ logins, expiresAt: session.expires_at, isSigningIn, exitError }, now);
    if (outcome) await endLinkSession(trx, id, outcome, now);
  });
}

/** Queues every open session that nobody has looked at for a while: nobody may be polling it. */
export async function queueOpenSessions({
  db,
  queue,
  clock,
}: Pick<FinishContext, 'db' | 'queue' | 'clock'>): Promise<void> {
  const now = clock.now();
  const since = new Date(now.getTime() - UNWATCHED_POLL_MS);
  for (const id of await takeUnpolledSessions(db, { id: null, since, now, limit: MAX_SESSIONS })) {
    await queue.enqueueLinkSession(id);
  }
}

/**
 * Queues the session whose page somebody has left.
 * @returns whether there is such an open session.
 */
export async function queueLeftSession(
  { db, queue }: Pick<FinishContext, 'db' | 'queue'>,
  tokenDigest: Buffer,
): Promise<boolean> {
  const session = await findLinkSessionByToken(db, tokenDigest);
  if (session?.status !== 'open') return false;
  await queue.enqueueLinkSession(session.id);
  return true;
}

/** Reads the provider's page. If that fails, nothing has happened as far as we know: the next look may succeed. */
async function readPage(
  { vault, providers, log }: FinishContext,
  { id, provider, token }: LinkSessionRecord,
): Promise<HostedProgress> {
  const hosted = providers[provider]?.link?.hosted;
  if (!hosted || token === null) return NOTHING_HAPPENED;
  try {
    return await hosted.read(vault.open(token, id));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    log.warn({ linkSessionId: id, code: error.code }, 'link page not read');
    return NOTHING_HAPPENED;
  }
}
