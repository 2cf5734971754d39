import { extname, join } from 'node:path';
import type Router from '@koa/router';
import { ApiError } from '../errors.ts';
import type { StaticFiles } from './staticFiles.ts';

/** Nothing inline, nothing from another host, and only text in the document: a script cannot insert markup. */
const DASHBOARD_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The addresses of the dashboard's screens. `/health` and `/webhooks/…` belong to the API. */
export const SCREENS = [
  '/',
  '/transactions',
  '/accounts',
  '/import',
  '/rules',
  '/rules/:id',
  '/categories',
  '/reports',
  '/reports/:id',
  '/activity',
  '/webhook-events',
  '/keys',
  '/system',
];

/** A file's name carries a hash of its content, so it can be kept for ever. */
const ASSET = /^[\w-]+-[A-Z0-9]{8}\.(js|css|woff2|svg)$/;

/** Serves the dashboard: one page for all of its screens, and the files that it loads. */
export function serveDashboard(router: Router, files: StaticFiles, folder: string): void {
  router.get(SCREENS, async (ctx) => {
    ctx.set('Content-Security-Policy', DASHBOARD_POLICY);
    await files.send(ctx, join(folder, 'index.html'), {
      type: 'html',
      cacheControl: 'no-cache',
      missing: 'The dashboard has not been built. Run `make build`.',
    });
  });

  router.get('/assets/:name', async (ctx) => {
    const name = ctx.params['name'] ?? '';
    if (!ASSET.test(name)) throw new ApiError('NOT_FOUND', `No such file: ${ctx.path}.`);
    await files.send(ctx, join(folder, 'assets', name), {
      type: extname(name),
      cacheControl: 'public, max-age=31536000, immutable',
      missing: `No such file: ${ctx.path}. A newer dashboard has replaced it: load the page again.`,
    });
  });
}
