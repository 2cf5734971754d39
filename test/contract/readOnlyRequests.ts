import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { locatedOperations } from '../support/contractDocument.ts';
import type { WireRequest } from './hostileRequest.ts';
import type { Step } from './walkContract.ts';

/**
 * What a walk over a server with real data may send. A GET reads, whatever its path, query or body. Anything
 * else could write, so it is sent without a valid key, and in a form that would be refused even if the server
 * forgot to check the key: ids that nobody has, a parameter that nobody declares and no body.
 *
 * Webhook receivers are left out: they take no key, and count what they refuse.
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

/** The key does not exist, or this address has tried too many that do not. */
const REFUSALS = [401, 429];
/** Fewer than the failed attempts after which a server stops answering an address, valid keys included. */
const MAX_FAILED_ATTEMPTS = 20;
const NO_SUCH_ID = '00000000-0000-7000-8000-000000000000';

/** One request each to operations that need a key and may write, with a key that does not exist; `seed` chooses. */
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
    mustBe: REFUSALS,
    request: {
      operationId: located.operation.operationId,
      method: located.method.toUpperCase(),
      path: `${located.path.replaceAll(/\{[^}]+\}/g, NO_SUCH_ID)}?not_a_parameter=1`,
      headers: {},
      body: null,
    },
  }));
}
