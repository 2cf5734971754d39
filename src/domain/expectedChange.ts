import { createHash } from 'node:crypto';
import { ApiError } from '../errors.ts';

/** What a request says about the transactions that it may change. */
export interface Expectation {
  expectedCount: number | null;
  /** What a dry run gave out. */
  dryRunToken: string | null;
}

/** The transactions that a request changes, in short. */
export interface ChangedSet {
  count: number;
  /** Base64url of the SHA-256 of their ids, sorted and joined by commas. */
  digest: string;
}

/** Reads the fields that every request has which may change many transactions. */
export const toExpectation = (body: {
  expected_count?: number | undefined;
  dry_run_token?: string | undefined;
}): Expectation => ({ expectedCount: body.expected_count ?? null, dryRunToken: body.dry_run_token ?? null });

/** @param ids sorted. */
export function toChangedSet(ids: Iterable<string>): ChangedSet {
  const hash = createHash('sha256');
  let count = 0;
  for (const id of ids) hash.update(count++ === 0 ? id : `,${id}`);
  return { count, digest: hash.digest('base64url') };
}

/** @throws ApiError COUNT_MISMATCH where a request would change other transactions than it says. */
export function checkExpectation(
  { expectedCount, dryRunToken }: Expectation,
  { count, digest }: ChangedSet,
): void {
  if (expectedCount !== null && expectedCount !== count) {
    throw new ApiError(
      'COUNT_MISMATCH',
      `${count} transactions would change, not ${expectedCount}. Nothing was changed.`,
      {
        details: [
          {
            path: 'expected_count',
            code: 'contradiction',
            message: `is ${expectedCount}, but ${count} transactions would change`,
          },
        ],
      },
    );
  }
  if (dryRunToken !== null && dryRunToken !== digest) {
    throw new ApiError(
      'COUNT_MISMATCH',
      'Other transactions would change than in the dry run. Nothing was changed. Repeat the dry run.',
      {
        details: [
          {
            path: 'dry_run_token',
            code: 'contradiction',
            message: `is of another set; ${count} transactions would change`,
          },
        ],
      },
    );
  }
}
