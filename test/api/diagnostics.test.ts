import { expect } from 'chai';
import { startTestApp, type TestApp } from '../support/testApp.ts';

describe('getDiagnostics', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  it('returns what every check of the doctor found, and no secret', async () => {
    const { status, body } = await app.get('/api/v1/diagnostics', { key: app.keys.read_only });
    expect(status).to.equal(200);
    const verdicts = new Map(
      body.checks.map((check: { name: string; verdict: string }) => [check.name, check.verdict]),
    );
    expect([...verdicts.keys()]).to.deep.equal([
      'settings',
      'data folder',
      'database',
      'migrations',
      'encryption key',
      'job store',
      'Plaid',
      'Teller',
      'clock',
      'webhook URL',
    ]);
    expect(
      ['database', 'migrations', 'encryption key', 'data folder'].map((name) => verdicts.get(name)),
    ).to.deep.equal(['ok', 'ok', 'ok', 'not_configured']);
    expect(body.status).to.be.oneOf(['ok', 'warning']);
    const { password } = new URL(app.database.url);
    if (password) expect(JSON.stringify(body)).not.to.contain(password);
    expect(JSON.stringify(body)).not.to.contain(Buffer.alloc(32, 7).toString('base64'));
  });

  it('is for keys of the whole household', async () => {
    const { body: user } = await app.post('/api/v1/users', { name: 'Alex' });
    const limited = await app.post('/api/v1/api-keys', {
      name: 'limited',
      scope: 'full_access',
      user_ids: [user.id],
    });
    const { status, body } = await app.get('/api/v1/diagnostics', { key: limited.body.key });
    expect([status, body.error.code]).to.deep.equal([403, 'FORBIDDEN']);
  });
});
