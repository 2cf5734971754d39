import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { locatedOperations } from '../support/contractDocument.ts';
import type { WireRequest } from './hostileRequest.ts';
import type { Step } from './walkContract.ts';

/**
 * The requests that may be sent to a server with real data. A GET only reads. Any other request could write, so it
 * is sent with a key that does not exist, and in a form that would be refused even if the server did not check the
 * key: unknown ids, an undeclared parameter and no body.
 *
 * Webhook receivers are left out, because they need no key and store a count of refused webhooks.
 */

export const onlyReads = ({ method }: LocatedOperation): boolean => method === 'get';

/** A proxy in front of the server might obey this header and turn a GET into a DELETE. */
const WRITING_HEADERS = new Set(['x-http-method-override', 'x-http-method', 'x-method-override']);

export function withoutWritingHeaders(request: WireRequest): WireRequest {
  const headers = Object.entries(request.headers).filter(
    ([name]) => !WRITING_HEADERS.has(name.toLowerCase()),
  );
  return { ...request, headers: Object.fromEntries(headers) };
}

/** Either the key is unknown, or the address has made too many failed attempts. */
const REFUSALS = [401, 429];
/** Fewer than the failed attempts after which a server refuses an address even with a valid key. */
const MAX_FAILED_ATTEMPTS = 20;
const UNKNOWN_ID = '00000000-0000-7000-8000-000000000000';

/** Returns one request with an unknown key for each of some writing operations, chosen by `seed`. */
export function unauthenticatedWrites(seed: number): Step[] {
  const key = `bb_${randomBytes(32).toString('base64url')}`;
  const writing = locatedOperations.filter(
    (located) => !onlyReads(located) && located.operation.security?.length !== 0,
  );
  const [chosen = []] = fc.sample(fc.shuffledSubarray(writing, { minLength: writing.length }), {
    numRuns: 1,
    seed,
  });
  return chosen.slice(0, MAX_FAILED_ATTEMPTS).map((located) => ({
    located,
    key,
    expectedStatuses: REFUSALS,
    request: {
      operationId: located.operation.operationId,
      method: located.method.toUpperCase(),
      path: `${located.path.replaceAll(/\{[^}]+\}/g, UNKNOWN_ID)}?not_a_parameter=1`,
      headers: {},
      body: null,
    },
  }));
}
