import type { Database } from '../context.ts';

/** What link sessions and their logins keep sealed while they are under way. */
export interface SealedLinkSecret {
  table: 'link_sessions' | 'link_session_logins';
  column: 'token' | 'credentials';
  /** Both are sealed for the session. */
  ownerId: string;
  sealed: Buffer;
}

export async function findSealedLinkSecrets(db: Database): Promise<SealedLinkSecret[]> {
  const tokens: { ownerId: string; sealed: Buffer }[] = await db('link_sessions')
    .select('id as ownerId', 'token as sealed')
    .whereNotNull('token')
    .orderBy('id');
  const credentials: { ownerId: string; sealed: Buffer }[] = await db('link_session_logins')
    .select('session_id as ownerId', 'credentials as sealed')
    .whereNotNull('credentials')
    .orderBy(['session_id', 'digest']);
  return [
    ...tokens.map((row) => ({ ...row, table: 'link_sessions', column: 'token' }) as const),
    ...credentials.map((row) => ({ ...row, table: 'link_session_logins', column: 'credentials' }) as const),
  ];
}

/** Does nothing if the secret is gone by now. */
export async function updateSealedLinkSecret(
  db: Database,
  { table, column, sealed }: SealedLinkSecret,
  resealed: Buffer,
): Promise<void> {
  await db(table)
    .where(column, sealed)
    .update({ [column]: resealed });
}
