import type { Database } from '../context.ts';
import { idColumn, newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { columnsOf } from './viewColumns.ts';

export interface User {
  id: string;
  short_id: string;
  name: string;
  email: string | null;
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = columnsOf<User>()(['id', 'short_id', 'name', 'email', 'created_at', 'updated_at']);

/** SQLSTATE of PostgreSQL, appendix A. */
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

/** Users in the order they were created. `after` is the last id of the previous page. */
export async function listUsers(
  db: Database,
  page: { limit: number; after: string | null },
): Promise<User[]> {
  const query = db<User>('users')
    .select(...COLUMNS)
    .orderBy('id')
    .limit(page.limit);
  return page.after ? query.where('id', '>', page.after) : query;
}

/** @throws ApiError NOT_FOUND */
export async function getUser(db: Database, id: string): Promise<User> {
  const user = await db<User>('users')
    .select(...COLUMNS)
    .where(idColumn(id), id)
    .first();
  return user ?? notFound(id);
}

/** @throws ApiError CONFLICT when the e-mail address belongs to another user. */
export async function createUser(
  db: Database,
  input: { name: string; email: string | null },
  now: Date,
): Promise<User> {
  const row = { id: newId(now), short_id: newShortId(), ...input, created_at: now, updated_at: now };
  const [user] = await db<User>('users')
    .insert(row)
    .returning([...COLUMNS])
    .catch(emailTaken);
  return user ?? notFound(row.id);
}

/** @throws ApiError NOT_FOUND, CONFLICT */
export async function updateUser(
  db: Database,
  id: string,
  changes: { name?: string; email?: string | null },
  now: Date,
): Promise<User> {
  const [user] = await db<User>('users')
    .where(idColumn(id), id)
    .update({ ...changes, updated_at: now })
    .returning([...COLUMNS])
    .catch(emailTaken);
  return user ?? notFound(id);
}

/** @throws ApiError NOT_FOUND, or CONFLICT while the user owns a connection or an account. */
export async function deleteUser(db: Database, id: string): Promise<void> {
  const deleted = await db('users')
    .where(idColumn(id), id)
    .delete()
    .catch((error: unknown) => {
      if (sqlState(error) !== FOREIGN_KEY_VIOLATION) throw error;
      throw new ApiError(
        'CONFLICT',
        'This user still owns connections or accounts; give them to another user first.',
      );
    });
  if (deleted === 0) notFound(id);
}

/**
 * The user that a request body names in `user_id`, locked against deletion until the end of the database transaction. A
 * foreign key would also accept one out of reach of a limited API key.
 * @throws ApiError VALIDATION_ERROR if there is no such user.
 */
export async function requireUser(trx: Database, id: string): Promise<User> {
  const user = await trx<User>('users')
    .select(...COLUMNS)
    .where({ id })
    .forKeyShare()
    .first();
  return user ?? unknownUser();
}

export function unknownUser(): never {
  const message = 'is not the id of a user';
  throw new ApiError('VALIDATION_ERROR', `The body is not valid: user_id ${message}.`, {
    details: [{ path: 'user_id', code: 'not_found', message }],
  });
}

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No user has the id ${id}.`);
}

function emailTaken(error: unknown): never {
  if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
  throw new ApiError('CONFLICT', 'Another user has this e-mail address.', {
    details: [{ path: 'email', code: 'taken', message: 'belongs to another user' }],
  });
}

function sqlState(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
