import { expect } from 'chai';
import { digestApiKey } from '../../src/domain/apiKey.ts';
import { createSignInCode } from '../../src/store/dashboardSessions.ts';
import { noteSecret } from '../support/secretNotes.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

const START = new Date('2026-11-24T12:00:00.000Z');
const MINUTE_MS = 60_000;
const PATH = '/api/v1/dashboard-sessions';

describe('createDashboardSession', () => {
  let now = START;
  let app: TestApp;
  before(async () => {
    const env = { API_RATE_LIMIT_RPM: '60', API_RATE_LIMIT_BURST: '1000' };
    app = await startTestApp({ env, replacements: { clock: { now: () => now } } });
  });
  beforeEach(() => {
    now = START;
  });
  after(() => app.close());

  const signIn = (code: string) => app.post(PATH, { code }, { key: null });

  async function newCode(): Promise<string> {
    const code = await createSignInCode(app.context.db, now);
    noteSecret('a sign-in code', code);
    return code;
  }

  it('exchanges a code for a full_access key that expires in twelve hours', async () => {
    const { status, body } = await signIn(await newCode());

    expect(status).to.equal(201);
    expect(body).to.include({ scope: 'full_access', expires_at: '2026-11-25T00:00:00.000Z' });
    const current = await app.get('/api/v1/api-keys/current', { key: body.key });
    expect(current.body).to.include({ id: body.key_id, name: 'Dashboard', expires_at: body.expires_at });
    now = new Date(START.getTime() + 12 * 60 * MINUTE_MS);
    const late = await app.get('/api/v1/api-keys/current', { key: body.key });
    expect([late.status, late.body.error.code]).to.deep.equal([401, 'INVALID_API_KEY']);
  });

  it('accepts a code once, however many requests send it at the same time', async () => {
    const code = await newCode();
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(code)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, ...Array(7).fill(401)]);
    expect(answers.find(({ status }) => status === 401)?.body.error.code).to.equal('INVALID_SIGN_IN_CODE');
  });

  it('refuses a code ten minutes after it was made', async () => {
    const code = await newCode();
    now = new Date(START.getTime() + 10 * MINUTE_MS - 1);
    const other = await newCode();
    now = new Date(START.getTime() + 10 * MINUTE_MS);
    expect((await signIn(code)).status).to.equal(401);
    expect((await signIn(other)).status).to.equal(201);
  });

  it('stores the digest of a code only', async () => {
    const code = await newCode();
    const row = await app.database.db('sign_in_codes').where('digest', digestApiKey(code)).first();
    expect(JSON.stringify(row)).not.to.contain(code);
  });

  it('422 for a code of another form', async () => {
    const { status, body } = await signIn('short');
    expect([status, body.error.details[0].path]).to.deep.equal([422, 'code']);
  });

  it('gives its keys a limit of 1,200 requests a minute; other keys keep theirs', async () => {
    const { body } = await signIn(await newCode());
    const session = await app.get('/api/v1/api-keys/current', { key: body.key });
    const other = await app.get('/api/v1/api-keys/current');
    expect([session, other].map(({ headers }) => headers.get('x-ratelimit-limit'))).to.deep.equal([
      '1200',
      '60',
    ]);
  });
});
