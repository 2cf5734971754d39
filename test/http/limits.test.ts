import { expect } from 'chai';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { noteSecret } from '../support/secretNotes.ts';
import { startTestApp } from '../support/testApp.ts';

describe('rate limit', () => {
  it('counts by key, reports it in headers, and answers 429 with Retry-After', async () => {
    const app = await startTestApp({ env: { API_RATE_LIMIT_RPM: '60', API_RATE_LIMIT_BURST: '2' } });
    try {
      const first = await app.get('/api/v1/users');
      await app.get('/api/v1/users');
      const third = await app.get('/api/v1/users');
      const other = await app.get('/api/v1/users', { key: app.keys.read_only });
      const version = await app.get('/api/v1/version');
      expect([
        first.headers.get('x-ratelimit-limit'),
        first.headers.get('x-ratelimit-remaining'),
      ]).to.deep.equal(['60', '1']);
      expect([third.status, third.body.error.code, third.headers.get('retry-after')]).to.deep.equal([
        429,
        'RATE_LIMITED',
        '1',
      ]);
      expect([other.status, version.status]).to.deep.equal([200, 200]);
    } finally {
      await app.close();
    }
  });

  it('wrong keys are limited by address, and never lock out a valid one', async () => {
    const app = await startTestApp({ env: { FAILED_KEY_LIMIT_RPM: '30' } });
    try {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 31; attempt++) {
        statuses.push((await app.get('/api/v1/users', { key: `bb_${'1'.repeat(43)}` })).status);
      }
      expect(statuses.slice(0, 30).every((status) => status === 401)).to.equal(true);
      expect(statuses.at(-1)).to.equal(429);
      expect((await app.get('/api/v1/users')).status).to.equal(200);
    } finally {
      await app.close();
    }
  });

  it('a request without a key, or with one that was revoked or has expired, is no failed attempt', async () => {
    const app = await startTestApp({ env: { FAILED_KEY_LIMIT_RPM: '1' } });
    try {
      const { db } = app.database;
      const create = (name: string) => createApiKey(db, { name, scope: 'read_only' }, new Date());
      const [revoked, expired] = [await create('revoked'), await create('expired')];
      noteSecret('an API key', revoked.key);
      noteSecret('an API key', expired.key);
      await db('api_keys').where('id', revoked.id).update({ revoked_at: new Date() });
      await db('api_keys')
        .where('id', expired.id)
        .update({ expires_at: new Date(0) });
      for (const key of [null, revoked.key, expired.key, null, revoked.key, expired.key]) {
        expect((await app.get('/api/v1/users', { key })).status).to.equal(401);
      }
    } finally {
      await app.close();
    }
  });

  it('failed attempts over IPv6 are limited by /64 network, because a caller has all its addresses', async () => {
    const app = await startTestApp({
      env: { FAILED_KEY_LIMIT_RPM: '30', TRUSTED_PROXIES: '127.0.0.1' },
    });
    try {
      const guessFrom = (address: string) =>
        app.get('/api/v1/users', { key: `bb_${'1'.repeat(43)}`, headers: { 'X-Forwarded-For': address } });
      for (let attempt = 0; attempt < 30; attempt++) {
        expect((await guessFrom(`2001:db8:0:1:${attempt}::1`)).status).to.equal(401);
      }
      expect((await guessFrom('2001:db8:0:1:ffff::1')).status).to.equal(429);
      expect((await guessFrom('2001:db8:0:2::1')).status).to.equal(401);
    } finally {
      await app.close();
    }
  });
});
