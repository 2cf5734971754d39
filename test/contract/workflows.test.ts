import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

describe('workflows', function () {
  this.timeout(120_000);
  let app: TestApp;
  before(async () => {
    app = await startTestApp({ replacements: { providers: { plaid: scriptedProvider() } } });
  });
  after(() => app.close());

  /** Runs a workflow of the Arazzo document; redocly checks each answer against the contract. */
  async function respect(workflow: string, inputs: Record<string, string>): Promise<string> {
    const given = Object.entries({ api_key: app.keys.full_access, ...inputs });
    const { stdout, stderr } = await run(
      join(root, 'node_modules/.bin/redocly'),
      [
        'respect',
        'openapi/workflows/household.arazzo.yaml',
        '--workflow',
        workflow,
        '--server',
        `breadbox=${app.url}`,
        ...given.flatMap(([name, value]) => ['--input', `${name}=${value}`]),
      ],
      {
        cwd: root,
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    ).catch((error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`);
    });
    return stdout + stderr;
  }

  it('linkSyncQuery: links a bank, syncs it and lists its transactions', async () => {
    await respect('linkSyncQuery', { public_token: 'workflow' });
    const { body } = await app.get('/api/v1/connections');
    expect(body.data.length).to.equal(1);
  });

  it('signInAgain: the connection is active again', async () => {
    const { body } = await app.get('/api/v1/connections');
    await app.context
      .db('connections')
      .update({ status: 'pending_reauth', error_code: 'ITEM_LOGIN_REQUIRED' });
    await respect('signInAgain', { connection_id: body.data[0].id });
    const after = await app.get(`/api/v1/connections/${body.data[0].id}`);
    expect([after.body.status, after.body.error_code]).to.deep.equal(['active', null]);
  });

  it('categoriseByRule: creates a category and a rule, and applies the rule', async () => {
    await respect('categoriseByRule', {});
    const { body } = await app.get('/api/v1/rules?category_slug=food-and-drink-bakery');
    expect(body.data.length).to.equal(1);
  });

  it('rotateKey: the new key works, the old one is revoked', async () => {
    const { body: old } = await app.post('/api/v1/api-keys', { name: 'old', scope: 'read_only' });
    await respect('rotateKey', { old_key_id: old.id });
    const { status } = await app.get('/api/v1/users', { key: old.key });
    expect(status).to.equal(401);
  });
});
