import cors from '@koa/cors';
import type { Middleware } from 'koa';

/** What a page may send besides the headers that every page may send. */
const ALLOWED_HEADERS = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Mcp-Protocol-Version',
  'X-API-Key',
  'X-Request-Id',
];
/** What a page may read besides the headers that every page may read. */
const EXPOSED_HEADERS = [
  'Content-Disposition',
  'ETag',
  'Link',
  'Location',
  'Retry-After',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'X-Request-Id',
];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const MAX_AGE_SECONDS = 600;

/**
 * Lets pages of other origins call the API, by the Fetch standard's CORS protocol. No cookie is involved: a page needs
 * a key of its own.
 * @param origins the pages' origins, such as https://dashboard.example.com
 */
export const allowOrigins = (origins: readonly string[]): Middleware =>
  cors({
    origin: ({ headers: { origin } }) => origins.find((allowed) => allowed === origin) ?? '',
    allowMethods: METHODS,
    allowHeaders: ALLOWED_HEADERS,
    exposeHeaders: EXPOSED_HEADERS,
    maxAge: MAX_AGE_SECONDS,
    // Errors are answered inside, so that they have the headers too.
    keepHeadersOnError: false,
  });
