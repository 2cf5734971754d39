import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Bank, LoginRefused } from '../bank/bank.ts';
import type { Account, Institution } from '../bank/entry.ts';
import { readBody } from '../httpServer.ts';
import { readAsset } from './assets.ts';
import { type PageLook, renderAccounts, renderEnd, renderInstitutions, renderSignIn } from './render.ts';

/**
 * The pages on which a person signs in at a sandbox bank: choose an institution, sign in, choose accounts, done. They
 * are plain forms. A *visit* is one try, from opening the page to its end; the page can be visited again after it.
 */
export interface Visit {
  institution: Institution | null;
  username: string | null;
  password: string;
  /** The accounts of the login, once somebody has signed in. */
  accounts: Account[] | null;
  error: string | null;
  end: VisitEnd | null;
}

export interface VisitEnd {
  isSuccess: boolean;
  /** What a page in a frame hands to the page around it. */
  result: object;
}

/** What a page is for, and what happens at its end. */
export interface SignInPage {
  look: PageLook;
  visit: Visit | null;
  institutions: Institution[];
  /** In update mode: the institution to sign in to again. No accounts are chosen then. */
  updates: Institution | null;
  /** Where the last page leads to, if anywhere. */
  returnUrl: string | null;
  /** The origin of the page around it; null for a page of its own. */
  frameOrigin: string | null;
  isExpired(): boolean;
  begin(): void;
  /** Throws an error whose message is shown if the login does not work. */
  checkLogin(visit: Visit): void;
  finish(visit: Visit, accountKeys: string[]): object;
  leave(visit: Visit): void;
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Sent with every page. Chromium holds the redirect that follows a form to form-action too. */
const policyOf = ({ returnUrl, frameOrigin }: Pick<SignInPage, 'returnUrl' | 'frameOrigin'>): string => {
  const targets = returnUrl === null ? '' : ` ${new URL(returnUrl).origin}`;
  const frames = frameOrigin ?? "'none'";
  return `default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'${targets}; frame-ancestors ${frames}; base-uri 'none'`;
};

/** Responds to a request below `/link/` or `/connect/`. `find` returns the page of an address. */
export async function respondToSignIn(
  request: IncomingMessage,
  response: ServerResponse,
  find: (id: string) => SignInPage | null,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
  const [, folder = '', id = '', file] = pathname.split('/');
  if (id === 'assets' && file) return sendAsset(response, file);
  const page = find(id);
  if (!page || page.isExpired()) {
    const look = page?.look ?? { name: 'Sandbox' };
    const html = renderEnd(look, { title: 'This link has expired', text: 'Start again where it came from.' });
    return send(response, page ? 410 : 404, html, page ?? { returnUrl: null, frameOrigin: null });
  }
  if (request.method !== 'POST') {
    if (!page.visit) begin(page);
    return send(response, 200, render(page), page);
  }
  const location = perform(page, new URLSearchParams(await readBody(request))) ?? `/${folder}/${id}`;
  response.writeHead(303, { ...HEADERS, 'content-security-policy': policyOf(page), location });
  response.end();
}

function begin(page: SignInPage): void {
  page.visit = {
    institution: page.updates,
    username: null,
    password: '',
    accounts: null,
    error: null,
    end: null,
  };
  page.begin();
}

/** Does what a form asks for. Returns where to go, or null for the page itself. */
function perform(page: SignInPage, form: URLSearchParams): string | null {
  const { visit } = page;
  const step = form.get('step');
  if (!visit || (visit.end && step === 'again')) {
    begin(page);
    return null;
  }
  if (visit.end) return null;
  switch (step) {
    case 'institution':
      visit.institution = page.institutions.find(({ id }) => id === form.get('institution')) ?? null;
      return null;
    case 'back':
      visit.institution = page.updates;
      visit.accounts = null;
      visit.error = null;
      return null;
    case 'sign-in':
      return signIn(page, visit, form);
    case 'accounts':
      return finish(page, visit, form.getAll('account'));
    case 'cancel':
      page.leave(visit);
      visit.end = { isSuccess: false, result: {} };
      return null;
    default:
      return null;
  }
}

function signIn(page: SignInPage, visit: Visit, form: URLSearchParams): string | null {
  visit.username = form.get('username')?.trim() || null;
  visit.password = form.get('password') ?? '';
  visit.error = visit.username === null ? 'Enter a user name. Any name will do.' : null;
  if (visit.error !== null) return null;
  try {
    page.checkLogin(visit);
  } catch (error) {
    visit.error = `The bank says no: ${error instanceof Error ? error.message : String(error)}`;
    return null;
  }
  return page.updates ? finish(page, visit, []) : null;
}

function finish(page: SignInPage, visit: Visit, accountKeys: string[]): string | null {
  if (!page.updates && accountKeys.length === 0) {
    visit.error = 'Choose at least one account.';
    return null;
  }
  visit.end = { isSuccess: true, result: page.finish(visit, accountKeys) };
  return page.returnUrl;
}

function render(page: SignInPage): string {
  const { visit, look } = page;
  if (!visit) return '';
  if (visit.end) {
    const isUpdate = page.updates !== null;
    const title = !visit.end.isSuccess ? 'You left' : isUpdate ? 'Signed in again' : 'Accounts shared';
    const text = !visit.end.isSuccess
      ? 'Nothing was shared. You can start again, or close this window.'
      : 'You can close this window.';
    return renderEnd(look, {
      title,
      text,
      handover: page.frameOrigin === null ? null : { result: visit.end.result, origin: page.frameOrigin },
      isSuccess: visit.end.isSuccess,
      canRestart: !visit.end.isSuccess && page.frameOrigin === null,
      returnUrl: page.returnUrl,
    });
  }
  if (!visit.institution) return renderInstitutions(look, page.institutions);
  if (!visit.accounts)
    return renderSignIn(look, visit.institution, visit, { isUpdate: page.updates !== null });
  return renderAccounts(look, visit.institution, visit.accounts, visit.error);
}

/** Any user name works: one that the institution does not know is the same person as `user_good`. */
export function knownUsername(bank: Bank, institutionId: string, username: string): string {
  try {
    bank.checkLogin(institutionId, username, null);
    return username;
  } catch (error) {
    if (!(error instanceof LoginRefused)) throw error;
    return 'user_good';
  }
}

function send(
  response: ServerResponse,
  status: number,
  html: string,
  page: Pick<SignInPage, 'returnUrl' | 'frameOrigin'>,
): void {
  response.writeHead(status, { ...HEADERS, 'content-security-policy': policyOf(page) });
  response.end(html);
}

function sendAsset(response: ServerResponse, file: string): void {
  const asset = readAsset(file);
  response.writeHead(asset ? 200 : 404, {
    'content-type': asset?.type ?? 'text/plain',
    'x-content-type-options': 'nosniff',
  });
  response.end(asset?.text ?? 'There is no such file.');
}
