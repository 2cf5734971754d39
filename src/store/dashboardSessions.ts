import type { Audit, Database } from '../context.ts';
import { digestApiKey, generateSignInCode } from '../domain/apiKey.ts';
import { ApiError } from '../errors.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import type { ApiKey } from './apiKeys.ts';
import { createApiKey } from './apiKeys.ts';

const MINUTE_MS = 60_000;
const CODE_LIFETIME_MS = 10 * MINUTE_MS;
const SESSION_LIFETIME_MS = 12 * 60 * MINUTE_MS;

/** Creates a code that signs in to the dashboard once, and deletes the expired ones. Only this call returns its text. */
export async function createSignInCode(db: Database, now: Date): Promise<string> {
  const { code, digest } = generateSignInCode();
  await db('sign_in_codes').where('expires_at', '<=', now).delete();
  await db('sign_in_codes').insert({ digest, expires_at: new Date(now.getTime() + CODE_LIFETIME_MS) });
  return code;
}

/**
 * Exchanges a code for an API key. Of several requests with one code, the one that deletes it succeeds.
 * @throws ApiError INVALID_SIGN_IN_CODE
 */
export async function createDashboardSession(
  db: Database,
  code: string,
  now: Date,
  audit: Audit,
): Promise<ApiKey & { key: string; expires_at: Date }> {
  return inTransaction(db, async (trx) => {
    const used = await trx('sign_in_codes')
      .where('digest', digestApiKey(code))
      .where('expires_at', '>', now)
      .delete();
    if (used === 0) {
      const message = 'The sign-in code is unknown, has been used or has expired.';
      throw new ApiError('INVALID_SIGN_IN_CODE', message);
    }
    const expiresAt = new Date(now.getTime() + SESSION_LIFETIME_MS);
    const key = {
      name: 'Dashboard',
      scope: 'full_access',
      expiresAt,
      isDashboardSession: true,
      audit,
    } as const;
    return { ...(await createApiKey(trx, key, now)), expires_at: expiresAt };
  });
}
