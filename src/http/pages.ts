import { readFile } from 'node:fs/promises';
import Router from '@koa/router';

/** The Koa middleware that @koa/router returns. */
export type RouterMiddleware = ReturnType<Router['routes']>;

import { ApiError } from '../errors.ts';

/** The reference is one self-contained file, so it may load nothing else. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data:; font-src data:; connect-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/** Serves the contract and the reference that is built from it. */
export function createPages(files: {
  contractJson: string;
  contractYaml: string;
  docs: string;
}): RouterMiddleware {
  const router = new Router();

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
  router.get('/docs', async (ctx) => {
    ctx.set('Content-Security-Policy', DOCS_POLICY);
    ctx.set('Cache-Control', 'public, max-age=300');
    ctx.type = 'html';
    ctx.body = await read(files.docs);
  });
  router.get('/', (ctx) => ctx.redirect('/docs'));
  return router.routes();
}
