import type { TestApp } from './testApp.ts';

/**
 * Links a new user's connection at the scripted bank, deletes the request for its first sync, and returns its id.
 * Each token is another login.
 */
export async function linkConnection(app: TestApp, publicToken: string): Promise<string> {
  const { body: user } = await app.post('/api/v1/users', { name: 'Alex' });
  const { body: connection } = await app.post('/api/v1/connections', {
    user_id: user.id,
    provider: 'plaid',
    credentials: { public_token: publicToken },
  });
  await app.context.db('sync_logs').where('connection_id', connection.id).delete();
  return connection.id;
}
