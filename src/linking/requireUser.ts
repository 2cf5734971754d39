import type { Database } from '../context.ts';
import { ApiError } from '../errors.ts';
import { getUser } from '../store/users.ts';

/**
 * The user that a request body names in `user_id`.
 * @throws ApiError VALIDATION_ERROR if there is no such user.
 */
export async function requireUser(db: Database, userId: string) {
  try {
    return await getUser(db, userId);
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'NOT_FOUND')) throw error;
    const message = 'is not the id of a user';
    throw new ApiError('VALIDATION_ERROR', `The body is not valid: user_id ${message}.`, {
      details: [{ path: 'user_id', code: 'not_found', message }],
    });
  }
}
