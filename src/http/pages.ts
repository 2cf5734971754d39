import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import Router from '@koa/router';

/** The Koa middleware that @koa/router returns. */
export type RouterMiddleware = ReturnType<Router['routes']>;

import { ApiError } from '../errors.ts';
import { serveDashboard } from './dashboardPages.ts';

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

/** Serves the contract, the documentation that is built from it, and the dashboard. */
export function createPages(files: {
  contractJson: string;
  contractYaml: string;
  /** The folder of the documentation. */
  docs: string;
  /** The folder of the dashboard. */
  dashboard: string;
}): RouterMiddleware {
  const router = new Router();
  serveDashboard(router, files.dashboard);

  async function read(path: string): Promise<Buffer> {
    try {
      return await readFile(path);
    } catch (cause) {
      throw new ApiError('NOT_FOUND', 'This page has not been built. Run `make docs`.', { cause });
    }
  }

  router.get('/openapi.json', async (ctx) => {
    ctx.type = 'application/json';
    ctx.body = await read(files.contractJson);
  });
  router.get('/openapi.yaml', async (ctx) => {
    ctx.type = 'application/yaml';
    ctx.body = await read(files.contractYaml);
  });
  router.get('/llms.txt', async (ctx) => {
    ctx.type = 'txt';
    ctx.body = await read(join(files.docs, 'llms.txt'));
  });
  // The pages name each other relative to this address, so that they also work as files.
  router.get('/docs', (ctx, next) => (ctx.path === '/docs' ? ctx.redirect('/docs/') : next()));
  router.get('/docs/{:name}', async (ctx) => {
    const name = ctx.params['name'] ?? '';
    const file = DOCS[name] ?? name;
    if (!DOCS_FILE.test(file)) throw new ApiError('NOT_FOUND', `No such page: ${ctx.path}.`);
    ctx.set('Content-Security-Policy', DOCS_POLICY);
    ctx.set('Cache-Control', 'public, max-age=300');
    ctx.type = file.endsWith('.md') ? MARKDOWN : extname(file);
    ctx.body = await read(join(files.docs, file));
  });
  return router.routes();
}
