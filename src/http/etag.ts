import { createHash } from 'node:crypto';
import { ApiError } from '../errors.ts';
import { bodyText } from './operation.ts';

/** 128 bits: nobody finds two bodies with the same tag by chance. */
const DIGEST_BYTES = 16;

/** The strong entity tag of a body: a digest of its bytes. */
export function etagOf(body: unknown): string {
  const digest = createHash('sha256')
    .update(bodyText(body) ?? '')
    .digest();
  return `"${digest.subarray(0, DIGEST_BYTES).toString('base64url')}"`;
}

/** Refuses a change of a resource whose current body is not the one that the client has seen. */
export type Precondition = (current: unknown) => void;

/**
 * The precondition of an If-Match header (RFC 9110, 13.1.1). It holds for every body if there is no header. The caller
 * has locked the resource, so that it stays as it was compared until the change is committed.
 * @throws ApiError PRECONDITION_FAILED
 */
export function ifMatch(header: { 'If-Match'?: string }): Precondition {
  const condition = header['If-Match']?.trim();
  if (condition === undefined || condition === '*') return () => {};
  // A weak tag (W/"…") does not match: it may stand for other bytes.
  const tags: string[] = condition.match(/(W\/)?"[^"]*"/g) ?? [];
  return (current) => {
    if (tags.includes(etagOf(current))) return;
    throw new ApiError(
      'PRECONDITION_FAILED',
      'The resource has changed since the version in If-Match. Read it again, and repeat the change if it still applies.',
    );
  };
}
