import type {
  LinkSessionFinishedWebhook,
  LinkTokenGetResponse,
  LinkTokenGetSessionsResponse,
  PlaidError,
} from 'plaid';
import { opaqueId } from '../deterministic.ts';
import { knownUsername, type Visit } from '../pages/signInPages.ts';
import type { Body } from './endpoint.ts';
import { accountIdOf } from './identity.ts';
import { PlaidFailure } from './plaidFailure.ts';
import type { HostedLink, LinkToken, PlaidState } from './plaidState.ts';
import { createPublicToken, linkMetadata } from './publicTokens.ts';
import type { Wire } from './wire.ts';

/** Hosted Link: the sandbox's own Link page, and the sessions that /link/token/get reports. */

const LOOK = { name: 'Plaid' };

export function createHostedLink(
  state: PlaidState,
  linkToken: string,
  options: { urlExpiresAt: string; returnUrl: string | null },
): HostedLink {
  const { urlExpiresAt, returnUrl } = options;
  const { bank } = state;
  const token = () => {
    const found = state.linkTokens.get(linkToken);
    if (!found) throw new PlaidFailure('INVALID_LINK_TOKEN');
    return found;
  };
  return {
    id: opaqueId(24, 'hosted link', linkToken),
    sessions: [],
    page: {
      look: LOOK,
      visit: null,
      returnUrl,
      frameOrigin: null,
      get institutions() {
        return bank.institutions().filter(({ provider }) => provider === 'plaid');
      },
      get updates() {
        return token().updates?.institution ?? null;
      },
      isExpired: () => urlExpiresAt <= bank.clock.now().toISOString(),
      begin: () => void beginSession(state, token()),
      checkLogin(visit) {
        const access = accessOf(state, visit);
        // A token is made and dropped: Plaid's own checks of the password are in it.
        state.publicTokens.delete(
          createPublicToken(state, { ...access, webhookUrl: null, products: ['transactions'] }),
        );
        visit.accounts = state.bank.checkLogin(access.institutionId, access.username, null).accounts;
      },
      finish(visit, accountKeys) {
        finishSession(state, linkToken, { ...accessOf(state, visit), accountKeys });
        return {};
      },
      leave: () => leaveSession(state, linkToken, null),
    },
  };
}

function accessOf({ bank }: PlaidState, { institution, username, password }: Visit) {
  const institutionId = institution?.id ?? '';
  return { institutionId, username: knownUsername(bank, institutionId, username ?? ''), password };
}

function beginSession(state: PlaidState, { hosted }: LinkToken): Wire<LinkTokenGetSessionsResponse> {
  const startedAt = state.bank.clock.now().toISOString();
  const session: Wire<LinkTokenGetSessionsResponse> = {
    link_session_id: opaqueId(37, 'link session', startedAt, String(Math.random())),
    started_at: startedAt,
    finished_at: null,
    exit: null,
    events: [],
    results: null,
  };
  hosted?.sessions.push(session);
  return session;
}

/** The session that is going on; a new one if nobody has opened the page. */
function openSession(state: PlaidState, linkToken: string) {
  const token = state.linkTokens.get(linkToken);
  if (!token?.hosted) throw new PlaidFailure('INVALID_LINK_TOKEN');
  const open = token.hosted.sessions.findLast(({ finished_at }) => finished_at === null);
  return { token, session: open ?? beginSession(state, token) };
}

/** Ends the session that is going on: in update mode the item works again, otherwise there is a new public token. */
export function finishSession(
  state: PlaidState,
  linkToken: string,
  login: { institutionId: string; username: string; password: string; accountKeys?: string[] },
): { publicToken: string | null } {
  const { token, session } = openSession(state, linkToken);
  session.finished_at = state.bank.clock.now().toISOString();
  const { updates, webhookUrl, products } = token;
  if (updates) {
    updates.record.errorCode = null;
    state.bank.save();
  }
  const access = updates
    ? { institutionId: updates.institution.id, username: updates.record.username, password: 'pass_good' }
    : login;
  const publicToken =
    !updates || state.hostedResults.withUpdateToken
      ? createPublicToken(state, { ...access, webhookUrl, products: updates ? ['transactions'] : products })
      : null;
  session.results = {
    item_add_results: publicToken === null ? [] : [addResult(state, publicToken, access)],
    cra_item_add_results: [],
    cra_update_results: [],
    bank_income_results: [],
    payroll_income_results: [],
    document_income_results: null,
  };
  announce(state, linkToken, session.link_session_id, publicToken === null ? [] : [publicToken]);
  return { publicToken };
}

function addResult(
  state: PlaidState,
  publicToken: string,
  access: { institutionId: string; username: string; password: string; accountKeys?: string[] },
) {
  const { withInstitution, withMasks } = state.hostedResults;
  const { institution, accounts } = linkMetadata(state, access);
  const identity = state.bank.nextIdentity(access.institutionId, access.username, null);
  const chosen = access.accountKeys?.map((key) => accountIdOf(identity, key));
  return {
    public_token: publicToken,
    institution: withInstitution ? institution : null,
    accounts: accounts
      .filter(({ id }) => !chosen || chosen.includes(id))
      .map(({ subtype, mask, ...account }) => ({
        ...account,
        mask: withMasks ? mask : null,
        ...(subtype !== null && { subtype }),
        verification_status: null,
        class_type: null,
      })),
  };
}

/** Somebody leaves the page without an outcome. */
export function leaveSession(state: PlaidState, linkToken: string, error: Wire<PlaidError> | null): void {
  const { session } = openSession(state, linkToken);
  session.finished_at = state.bank.clock.now().toISOString();
  session.exit = {
    error,
    metadata: { institution: null, link_session_id: session.link_session_id, status: 'requires_credentials' },
  };
  announce(state, linkToken, session.link_session_id, null);
}

/** `publicTokens` is null if somebody has left. */
function announce(
  state: PlaidState,
  linkToken: string,
  sessionId: string,
  publicTokens: string[] | null,
): void {
  const url = state.linkTokens.get(linkToken)?.webhookUrl;
  if (!url) return;
  const payload = {
    webhook_type: 'LINK',
    webhook_code: 'SESSION_FINISHED',
    status: publicTokens === null ? 'EXITED' : 'SUCCESS',
    link_session_id: sessionId,
    link_token: linkToken,
    ...(publicTokens?.[0] !== undefined && { public_token: publicTokens[0], public_tokens: publicTokens }),
    environment: 'sandbox',
  } satisfies Wire<LinkSessionFinishedWebhook>;
  void state.webhooks.deliver(url, payload).catch(() => undefined);
}

export function renderLinkToken(linkToken: string, token: LinkToken): Body<LinkTokenGetResponse> {
  return {
    link_token: linkToken,
    created_at: token.createdAt,
    expiration: token.expiresAt,
    link_sessions: token.hosted?.sessions ?? [],
    metadata: {
      initial_products: token.products as Wire<LinkTokenGetResponse>['metadata']['initial_products'],
      webhook: token.webhookUrl,
      country_codes: ['US'],
      language: 'en',
      redirect_uri: null,
      client_name: 'Breadbox',
    },
  };
}
