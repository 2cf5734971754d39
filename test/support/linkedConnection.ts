import type { TestApp } from './testApp.ts';

/**
 * A connection of a new user at the scripted bank, and no trace of the first sync that was asked for with it. Each
 * token is a login of its own. Returns its id.
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
