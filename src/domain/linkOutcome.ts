export type LoginStep = 'received' | 'exchanging' | 'stored' | 'linked' | 'duplicate' | 'failed';

export interface LinkFailure {
  code: string;
  message: string;
}

/** A login that somebody has made in a link session. */
export interface SessionLogin {
  step: LoginStep;
  /** The connection that was made, or that has the accounts already. */
  connectionId: string | null;
  failure: LinkFailure | null;
}

export interface LinkOutcome {
  status: 'completed' | 'duplicate' | 'failed' | 'expired';
  connectionIds: string[];
  failure: LinkFailure | null;
}

/** How long after the page has expired somebody who was signing in can finish. */
export const SIGN_IN_GRACE_MS = 30 * 60_000;

/**
 * Decides how a link session ends; null if it stays open. One linked login is enough for success. Leaving the page
 * ends nothing, because it can be opened again until it expires.
 */
export function decideLinkOutcome(
  session: {
    logins: readonly SessionLogin[];
    expiresAt: Date;
    isSigningIn: boolean;
    exitError: LinkFailure | null;
  },
  now: Date,
): LinkOutcome | null {
  const { logins, expiresAt, isSigningIn, exitError } = session;
  const at = (...steps: LoginStep[]) => logins.filter(({ step }) => steps.includes(step));
  const connectionsOf = (those: readonly SessionLogin[]) => [
    ...new Set(those.flatMap(({ connectionId }) => connectionId ?? [])),
  ];
  if (at('received', 'exchanging', 'stored').length > 0) return null;
  const [linked, failed, duplicates] = [at('linked'), at('failed'), at('duplicate')];
  if (linked.length > 0) return { status: 'completed', connectionIds: connectionsOf(linked), failure: null };
  if (failed.length > 0) {
    return { status: 'failed', connectionIds: [], failure: failed.at(-1)?.failure ?? null };
  }
  if (duplicates.length > 0) {
    return { status: 'duplicate', connectionIds: connectionsOf(duplicates), failure: null };
  }
  const lastChance = expiresAt.getTime() + (isSigningIn ? SIGN_IN_GRACE_MS : 0);
  return now.getTime() < lastChance ? null : { status: 'expired', connectionIds: [], failure: exitError };
}
