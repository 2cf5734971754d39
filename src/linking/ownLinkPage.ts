import type { AppContext } from '../context.ts';
import type { LinkParameters } from '../providers/provider.ts';
import { findConnectionRecord } from '../store/connections.ts';
import {
  findLinkSession,
  findLinkSessionByToken,
  type LinkSessionRecord,
  type LinkSessionView,
  toLinkSessionView,
} from '../store/linkSessions.ts';
import { finishReauth, linkLogins, settle } from './finishLinkSession.ts';
import { keepLogin } from './linkReceivedLogin.ts';
import { digestToken, getLinkParameters } from './linkSessions.ts';

type PageContext = Pick<
  AppContext,
  'config' | 'db' | 'vault' | 'providers' | 'queue' | 'clock' | 'log' | 'audit'
>;

/** What this server's page around Teller Connect shows. */
export interface OwnLinkPage {
  parameters: Extract<LinkParameters, { provider: 'teller' }>;
  /** The bank to sign in to again; null to link a new login. */
  institutionName: string | null;
  returnUrl: string;
}

/** What Teller Connect returns to the page. */
export interface ConnectResult {
  accessToken: string;
  enrollmentId: string;
  institutionName: string;
}

/** Finds the page of an open session by the token in its address. */
export async function findOwnLinkPage(context: PageContext, token: string): Promise<OwnLinkPage | null> {
  const session = await findOpenSession(context, token);
  if (!session) return null;
  const connection = session.connection_id
    ? await findConnectionRecord(context.db, session.connection_id)
    : null;
  const parameters = await getLinkParameters(context, {
    userId: session.user_id,
    provider: 'teller',
    connectionId: session.connection_id,
  });
  if (parameters.provider !== 'teller') return null;
  return {
    parameters,
    institutionName: connection?.institution_name ?? null,
    returnUrl: session.return_url,
  };
}

/**
 * Links what Teller Connect has returned, or confirms that a login works again. The token in the address is all that
 * it takes, and it can finish this session only.
 * @returns the session, still `open` if somebody must try again; null if there is no such open session.
 */
export async function finishOwnLinkPage(
  context: PageContext,
  token: string,
  result: ConnectResult,
): Promise<(LinkSessionView & { returnUrl: string }) | null> {
  const session = await findOpenSession(context, token);
  if (!session) return null;
  if (session.connection_id === null) {
    await keepLogin(context, session.id, { provider: 'teller', ...result });
    await linkLogins(context, session);
    await settle(context, session.id);
  } else {
    const connection = await findConnectionRecord(context.db, session.connection_id);
    if (connection?.external_id === result.enrollmentId) {
      await finishReauth(context, session, { isConfirmed: false });
    }
  }
  const after = await findLinkSession(context.db, session.id);
  return after && { ...toLinkSessionView(after), returnUrl: after.return_url };
}

async function findOpenSession({ db, clock }: PageContext, token: string): Promise<LinkSessionRecord | null> {
  const session = await findLinkSessionByToken(db, digestToken(token));
  // Plaid's own page finishes its sessions, so its link token opens nothing here.
  const isOpen = session?.status === 'open' && session.token === null;
  return isOpen && clock.now() < session.expires_at ? session : null;
}
