import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Enrollment } from '../bank/bank.ts';
import { knownUsername, respondToSignIn, type SignInPage } from '../pages/signInPages.ts';
import { accessTokenOf, enrollmentIdOf } from './identity.ts';
import type { TellerState } from './tellerState.ts';

/**
 * The sandbox's Teller Connect: /connect/assets/connect.js stands for Teller's script, and the pages that it shows in a
 * frame are below /connect/. They are on a server of their own, because a browser has no certificate for the API.
 */
export function createConnectListener(state: TellerState): RequestListener {
  const pages = new Map<string, SignInPage>();
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    if (url.pathname === '/connect/') openPage(state, pages, url.searchParams, response);
    else void respond(pages, request, response);
  };
}

const respond = (pages: Map<string, SignInPage>, request: IncomingMessage, response: ServerResponse) =>
  respondToSignIn(request, response, (id) => pages.get(id) ?? null);

function openPage(
  state: TellerState,
  pages: Map<string, SignInPage>,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  const origin = query.get('origin') ?? '';
  const enrollmentId = query.get('enrollment_id');
  const updates = enrollmentId === null ? null : state.findItem(enrollmentId);
  if (!URL.canParse(origin) || new URL(origin).origin !== origin || (enrollmentId !== null && !updates)) {
    response.writeHead(400, { 'content-type': 'text/plain' });
    response.end('Teller Connect was opened without an origin, or for an enrollment that does not exist.');
    return;
  }
  const id = randomBytes(16).toString('base64url');
  pages.set(id, createPage(state, origin, updates));
  response.writeHead(303, { location: `/connect/${id}`, 'cache-control': 'no-store' });
  response.end();
}

function createPage(state: TellerState, frameOrigin: string, updates: Enrollment | null): SignInPage {
  const { bank } = state;
  return {
    look: { name: 'Teller' },
    visit: null,
    frameOrigin,
    returnUrl: null,
    updates: updates?.institution ?? null,
    institutions: bank.institutions().filter(({ provider }) => provider === 'teller'),
    isExpired: () => false,
    begin: () => undefined,
    checkLogin(visit) {
      const institutionId = visit.institution?.id ?? '';
      const username = knownUsername(bank, institutionId, visit.username ?? '');
      visit.accounts = bank.checkLogin(institutionId, username, null).accounts;
    },
    finish({ institution, username }, accountKeys) {
      if (updates) {
        updates.record.errorCode = null;
        bank.save();
        return toResult(updates);
      }
      const institutionId = institution?.id ?? '';
      return toResult(
        bank.enroll({
          institutionId,
          username: knownUsername(bank, institutionId, username ?? ''),
          configuration: null,
          webhookUrl: null,
          products: ['transactions'],
          accountKeys,
        }),
      );
    },
    leave: () => undefined,
  };
}

/** What Teller Connect passes to onSuccess. */
const toResult = (enrollment: Enrollment) => ({
  enrollment: {
    accessToken: accessTokenOf(enrollment),
    user: { id: 'usr_sandbox' },
    enrollment: { id: enrollmentIdOf(enrollment), institution: { name: enrollment.institution.name } },
  },
});
