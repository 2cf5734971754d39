import { extname, join } from 'node:path';
import Router from '@koa/router';
import type { Context } from 'koa';
import { ApiError } from '../errors.ts';
import type { AnonymousLimit } from './anonymousLimit.ts';
import { serveDashboard } from './dashboardPages.ts';
import { StaticFiles } from './staticFiles.ts';

/** The Koa middleware that @koa/router returns. */
export type RouterMiddleware = ReturnType<Router['routes']>;

/** The documentation loads nothing but its own style sheet and scripts. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The files of the documentation by their addresses below /docs/. */
const DOCS: Record<string, string> = {
  '': 'index.html',
  errors: 'errors.html',
  mcp: 'mcp.html',
  changelog: 'changelog.html',
};
const DOCS_FILE = /^(index|errors|mcp|changelog)\.(html|md)$|^docs\.(css|js)$|^search\.js$|^llms\.txt$/;
/** Koa's table of types does not know what Markdown is written in. */
const MARKDOWN = 'text/markdown; charset=utf-8';

const NOT_BUILT = 'This page has not been built. Run `make docs`.';
const CACHE_CONTROL = 'public, max-age=300';

/** Serves the contract, the documentation that is built from it, and the dashboard. */
export function createPages(
  paths: {
    contractJson: string;
    contractYaml: string;
    /** The folder of the documentation. */
    docs: string;
    /** The folder of the dashboard. */
    dashboard: string;
  },
  limitAnonymous: AnonymousLimit,
): RouterMiddleware {
  const router = new Router();
  const files = new StaticFiles();
  serveDashboard(router, files, paths.dashboard);

  async function send(ctx: Context, path: string, type: string): Promise<void> {
    limitAnonymous(ctx.state['address']);
    await files.send(ctx, path, { type, cacheControl: CACHE_CONTROL, missing: NOT_BUILT });
  }

  router.get('/openapi.json', (ctx) => send(ctx, paths.contractJson, 'application/json'));
  router.get('/openapi.yaml', (ctx) => send(ctx, paths.contractYaml, 'application/yaml'));
  router.get('/llms.txt', (ctx) => send(ctx, join(paths.docs, 'llms.txt'), 'txt'));
  // The pages name each other relative to this address, so that they also work as files.
  router.get('/docs', (ctx, next) => (ctx.path === '/docs' ? ctx.redirect('/docs/') : next()));
  router.get('/docs/{:name}', async (ctx) => {
    const name = ctx.params['name'] ?? '';
    const file = DOCS[name] ?? name;
    if (!DOCS_FILE.test(file)) throw new ApiError('NOT_FOUND', `No such page: ${ctx.path}.`);
    ctx.set('Content-Security-Policy', DOCS_POLICY);
    await send(ctx, join(paths.docs, file), file.endsWith('.md') ? MARKDOWN : extname(file));
  });
  return router.routes();
}
