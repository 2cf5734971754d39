import type { Database } from '../context.ts';
import type { LoginStep, SessionLogin } from '../domain/linkOutcome.ts';

/** A login of a session, by the digest of its credentials. */
export interface LoginKey {
  sessionId: string;
  digest: Buffer;
}

export interface ClaimedLogin {
  step: LoginStep;
  connectionId: string | null;
  credentials: Buffer | null;
}

const UNFINISHED: readonly LoginStep[] = ['received', 'exchanging', 'stored'];

const whereIs = ({ sessionId, digest }: LoginKey) => ({ session_id: sessionId, digest });

/** Stores a login that a page has returned. Does nothing if it is stored already. */
export async function receiveLogin(
  db: Database,
  key: LoginKey,
  credentials: Buffer,
  now: Date,
): Promise<void> {
  await db('link_session_logins')
    .insert({ ...whereIs(key), credentials, step: 'received', created_at: now })
    .onConflict(['session_id', 'digest'])
    .ignore();
}

export async function listUnfinishedLogins(db: Database, sessionId: string): Promise<LoginKey[]> {
  const rows: { digest: Buffer }[] = await db('link_session_logins')
    .select('digest')
    .where({ session_id: sessionId })
    .whereIn('step', [...UNFINISHED])
    .orderBy(['created_at', 'digest']);
  return rows.map(({ digest }) => ({ sessionId, digest }));
}

export async function listSessionLogins(db: Database, sessionId: string): Promise<SessionLogin[]> {
  const rows: {
    step: LoginStep;
    connectionId: string | null;
    error_code: string | null;
    error_message: string | null;
  }[] = await db('link_session_logins')
    .select('step', 'connection_id as connectionId', 'error_code', 'error_message')
    .where({ session_id: sessionId })
    .orderBy(['created_at', 'digest']);
  return rows.map(({ step, connectionId, error_code: code, error_message: message }) => ({
    step,
    connectionId,
    failure: code === null ? null : { code, message: message ?? code },
  }));
}

/**
 * Claims an unfinished login for this worker, unless another one has claimed it since `staleBefore`. A time as far in
 * the future is from a wrong clock; one just after `now` is of a worker that read its clock later.
 */
export async function claimLogin(
  db: Database,
  key: LoginKey,
  { now, staleBefore }: { now: Date; staleBefore: Date },
): Promise<ClaimedLogin | null> {
  const wrongAfter = new Date(2 * now.getTime() - staleBefore.getTime());
  const [claimed] = await db('link_session_logins')
    .where(whereIs(key))
    .whereIn('step', [...UNFINISHED])
    .whereRaw('(claimed_at is null or claimed_at <= ? or claimed_at > ?)', [staleBefore, wrongAfter])
    .update({ claimed_at: now })
    .returning(['step', 'connection_id as connectionId', 'credentials']);
  return claimed ?? null;
}

export async function releaseLogin(db: Database, key: LoginKey): Promise<void> {
  await db('link_session_logins').where(whereIs(key)).update({ claimed_at: null });
}

/**
 * Takes a login to its next step.
 * @returns false if it is at another step than these by now, because another worker has taken it over.
 */
export async function advanceLogin(
  db: Database,
  key: LoginKey,
  change: { from: readonly LoginStep[]; to: 'exchanging' | 'stored' | 'linked'; connectionId: string | null },
  now: Date,
): Promise<boolean> {
  const isOver = change.to === 'linked';
  const updated = await db('link_session_logins')
    .where(whereIs(key))
    .whereIn('step', [...change.from])
    // Whoever gave up this connection has taken it from the login, and is about to revoke its access.
    .where((query) => isOver && query.where('connection_id', change.connectionId))
    .update({
      step: change.to,
      connection_id: change.connectionId,
      claimed_at: now,
      ...(isOver && { credentials: null }),
    });
  return updated === 1;
}

/** Ends a login that is not linked. Does nothing if it is linked or refused by now. */
export async function refuseLogin(
  db: Database,
  key: LoginKey,
  refusal: { step: 'duplicate' | 'failed'; connectionId: string | null; code: string; message: string },
): Promise<void> {
  await db('link_session_logins')
    .where(whereIs(key))
    .whereIn('step', [...UNFINISHED])
    .update({
      step: refusal.step,
      connection_id: refusal.connectionId,
      error_code: refusal.code,
      error_message: refusal.message,
      credentials: null,
    });
}
