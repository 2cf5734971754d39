import { readFile } from 'node:fs/promises';
import type { Context, Middleware } from 'koa';
import rawBody from 'raw-body';
import { ApiError } from '../errors.ts';
import { type LinkPage, renderDone, renderLinkPage, renderNoLink } from './linkPageHtml.ts';

/** What somebody has reached on the page: the status of the session, and a sentence for them. */
export interface LinkPageOutcome {
  status: string;
  message: string | null;
  returnUrl: string;
}

export interface ConnectCredentials {
  accessToken: string;
  enrollmentId: string;
  institutionName: string;
}

const PREFIX = '/link/';
const MAX_BODY = '16kb';
const MAX_FIELD_LENGTH = 500;
/** The token of our own addresses: 32 bytes in base64url. */
const TOKEN = /^[\w-]{43}$/;
const ASSETS: Record<string, string> = {
  'link.css': 'text/css; charset=utf-8',
  'link.js': 'text/javascript; charset=utf-8',
};

/** The path as it may be logged: the last part of a link's address is a secret. */
export const loggedPath = (path: string): string =>
  path.startsWith(PREFIX) && !path.startsWith(`${PREFIX}assets/`) ? `${PREFIX}[redacted]` : path;

/**
 * Serves the pages below /link/: the one around Teller Connect, where the token in the address is the only secret, and
 * the one that other pages lead back to. Nothing below /link/ reaches the router, whose errors repeat the path.
 */
export function createLinkPages(parts: {
  find(token: string): Promise<LinkPage | null>;
  finish(token: string, credentials: ConnectCredentials): Promise<LinkPageOutcome | null>;
}): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith(PREFIX)) return next();
    const name = ctx.path.slice(PREFIX.length);
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (!isRead && ctx.method !== 'POST') {
      ctx.set('Allow', 'GET, HEAD, POST');
      return sendHtml(ctx, 405, renderNoLink(), policy());
    }
    if (isRead && name.startsWith('assets/')) return sendAsset(ctx, name.slice('assets/'.length));
    if (isRead && name === 'done') return sendHtml(ctx, 200, renderDone(), policy());
    if (!isRead) return finish(ctx, name);
    const page = TOKEN.test(name) ? await parts.find(name) : null;
    if (!page) return sendHtml(ctx, 404, renderNoLink(), policy());
    sendHtml(ctx, 200, renderLinkPage(page), policy(page.connectUrl));
  };

  async function finish(ctx: Context, token: string): Promise<void> {
    const credentials = readCredentials(
      await rawBody(ctx.req, { limit: MAX_BODY, encoding: 'utf8' }).catch(() => ''),
    );
    if (!ctx.is('application/json') || !credentials) {
      throw new ApiError('INVALID_PARAMETER', 'Send what Teller Connect has returned, as JSON.');
    }
    const outcome = TOKEN.test(token) ? await parts.finish(token, credentials) : null;
    if (!outcome) throw new ApiError('NOT_FOUND', 'This link has expired or has been used. Start again.');
    ctx.body = { status: outcome.status, message: outcome.message, return_url: outcome.returnUrl };
  }
}

/**
 * Allows this server's own style sheet and script and, on the page around Teller Connect, Teller's script and the frame
 * that it opens.
 */
function policy(connectUrl?: string): string {
  const script = connectUrl ? ` ${new URL(connectUrl).origin}` : '';
  const frame = connectUrl ? frameOriginOf(connectUrl) : "'none'";
  return `default-src 'none'; script-src 'self'${script}; style-src 'self'; connect-src 'self'; frame-src ${frame}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
}

/** Teller serves its script and its pages from different hosts; the sandbox from one. */
function frameOriginOf(connectUrl: string): string {
  const { hostname, origin } = new URL(connectUrl);
  return hostname === 'cdn.teller.io' ? 'https://teller.io' : origin;
}

function readCredentials(body: string): ConnectCredentials | null {
  let fields: unknown;
  try {
    fields = JSON.parse(body);
  } catch {
    return null;
  }
  const text = (name: string): string => {
    const value = typeof fields === 'object' && fields !== null ? Reflect.get(fields, name) : undefined;
    return typeof value === 'string' && value.length <= MAX_FIELD_LENGTH && !value.includes('\0')
      ? value
      : '';
  };
  const credentials = {
    accessToken: text('access_token'),
    enrollmentId: text('enrollment_id'),
    institutionName: text('institution_name'),
  };
  return Object.values(credentials).includes('') ? null : credentials;
}

function sendHtml(ctx: Context, status: number, html: string, contentSecurityPolicy: string): void {
  ctx.status = status;
  ctx.set('Content-Security-Policy', contentSecurityPolicy);
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = html;
}

async function sendAsset(ctx: Context, file: string): Promise<void> {
  const type = Object.hasOwn(ASSETS, file) ? ASSETS[file] : undefined;
  if (!type) return sendHtml(ctx, 404, renderNoLink(), policy());
  ctx.type = type;
  ctx.set('Cache-Control', 'public, max-age=300');
  ctx.body = await readFile(new URL(`./assets/${file}`, import.meta.url));
}
