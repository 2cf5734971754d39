import { expect } from 'chai';
import type { LocatedOperation } from '../../src/codegen/contractDocument.ts';
import { claimIdempotencyKey, keepRequest } from '../../src/store/idempotencyKeys.ts';
import { locatedOperations } from '../support/contractDocument.ts';
import { scriptedProvider } from '../support/scriptedProvider.ts';
import type { RequestOptions, TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { pathOf, typicalRequest } from '../support/typicalRequest.ts';

/** Requests with an Idempotency-Key. Processes that die are in test/jobs/idempotencyTogether.test.ts. */

const takesKey = ({ parameters }: LocatedOperation) =>
  parameters.some(({ name }) => name === 'Idempotency-Key');

const withKey = (key: string): RequestOptions => ({ headers: { 'Idempotency-Key': key } });

describe('Idempotency-Key', () => {
  let app: TestApp;
  let now: Date;
  let isBroken = false;
  const bank = scriptedProvider();
  before(async () => {
    const clock = {
      now() {
        if (isBroken) throw new Error('the clock stands still');
        return now;
      },
    };
    now = new Date();
    app = await startTestApp({ replacements: { clock, providers: { plaid: bank } } });
  });
  after(() => app.close());
  beforeEach(() => {
    now = new Date();
  });

  const countOf = async (table: string): Promise<number> =>
    Number((await app.database.db(table).count('* as count').first())?.['count']);

  const idOf = async (key: string, apiKey = app.keys.full_access) => {
    const { id } = (await app.get('/api/v1/api-keys/current', { key: apiKey })).body;
    return { apiKeyId: id as string, key };
  };

  it('every POST of the contract takes one, but for inbound webhooks, previews and signing in', () => {
    const posts = locatedOperations.filter(({ method }) => method === 'post');
    const without = posts.filter((located) => !takesKey(located)).map(({ path }) => path);
    expect(without.sort()).to.deep.equal([
      '/api/v1/csv/preview',
      // Its code is used up by the first request, whatever becomes of the answer.
      '/api/v1/dashboard-sessions',
      '/api/v1/files/preview',
      '/api/v1/rules/preview',
      '/webhooks/plaid',
      '/webhooks/teller',
    ]);
  });

  for (const located of locatedOperations.filter(takesKey)) {
    const { operationId } = located.operation;
    const send = (key: string) =>
      app.request('POST', pathOf(located), { ...typicalRequest(located), ...withKey(key) });

    it(`${operationId}: 409 while a request with the same key is running`, async () => {
      const key = `running ${operationId}`.replaceAll(' ', '-');
      const id = await idOf(key);
      await app.database.db.transaction(async (trx) => {
        await claimIdempotencyKey(trx, id);
        const { status, headers, body } = await send(key);
        expect([status, body.error.code, headers.get('retry-after')]).to.deep.equal([
          409,
          'IDEMPOTENCY_IN_PROGRESS',
          '1',
        ]);
      });
    });

    it(`${operationId}: 422 for the key of another request`, async () => {
      const key = `other-${operationId}`;
      const other = { requestDigest: Buffer.alloc(32), progress: {}, answer: null };
      await keepRequest(app.database.db, await idOf(key), other, now);
      const { status, body } = await send(key);
      expect([status, body.error.code, body.error.details]).to.deep.equal([
        422,
        'IDEMPOTENCY_KEY_REUSED',
        [{ path: 'Idempotency-Key', code: 'taken', message: 'belongs to another request' }],
      ]);
    });
  }

  it('answers the same request as the first time, with its headers, and has the effect once', async () => {
    const first = await app.post('/api/v1/users', { name: 'Sam' }, withKey('sam'));
    const users = await countOf('users');
    const second = await app.post('/api/v1/users', { name: 'Sam' }, withKey('sam'));
    expect([second.status, second.body, second.headers.get('location')]).to.deep.equal([
      201,
      first.body,
      first.headers.get('location'),
    ]);
    expect(second.headers.get('x-request-id')).not.to.equal(first.headers.get('x-request-id'));
    expect(await countOf('users')).to.equal(users);
  });

  it('refuses the key with another body, another path and another operation', async () => {
    await app.post('/api/v1/tags', { slug: 'one', display_name: 'One' }, withKey('one'));
    const refused = [
      await app.post('/api/v1/tags', { slug: 'one', display_name: 'Two' }, withKey('one')),
      await app.post('/api/v1/users', { name: 'One' }, withKey('one')),
    ];
    const rules = await Promise.all(
      ['A', 'B'].map((name) =>
        app.post('/api/v1/rules', {
          name,
          conditions: {},
          actions: [{ type: 'add_tag', tag_slug: 'needs-review' }],
        }),
      ),
    );
    await app.post(`/api/v1/rules/${rules[0]?.body.id}/apply`, undefined, withKey('apply'));
    refused.push(await app.post(`/api/v1/rules/${rules[1]?.body.id}/apply`, undefined, withKey('apply')));
    expect(refused.map(({ status, body }) => [status, body.error.code])).to.deep.equal(
      Array(3).fill([422, 'IDEMPOTENCY_KEY_REUSED']),
    );
  });

  it('belongs to one API key: another one may send the same', async () => {
    const { body: other } = await app.post('/api/v1/api-keys', { name: 'other', scope: 'full_access' });
    const first = await app.post('/api/v1/users', { name: 'Kim' }, withKey('shared'));
    const second = await app.post('/api/v1/users', { name: 'Kim' }, { ...withKey('shared'), key: other.key });
    expect([second.status, second.body.id === first.body.id]).to.deep.equal([201, false]);
  });

  it('a refusal is an answer too: it is given again, and the effect before it is undone', async () => {
    const body = { slug: 'taken', display_name: 'Taken' };
    await app.post('/api/v1/tags', body);
    const first = await app.post('/api/v1/tags', body, withKey('refused'));
    await app.delete('/api/v1/tags/taken');
    const second = await app.post('/api/v1/tags', body, withKey('refused'));
    expect([first.status, first.body.error.code]).to.deep.equal([409, 'CONFLICT']);
    expect([second.status, second.body]).to.deep.equal([409, first.body]);
  });

  it('a failure of the server is no answer: the request is performed again', async () => {
    const body = { name: 'Robin' };
    isBroken = true;
    const failed = app.post('/api/v1/users', body, withKey('failed'));
    const first = await failed.finally(() => {
      isBroken = false;
    });
    const second = await app.post('/api/v1/users', body, withKey('failed'));
    expect([first.status, second.status]).to.deep.equal([500, 201]);
  });

  it('a body that is not valid uses up no key', async () => {
    const first = await app.post('/api/v1/users', { nme: 'Ida' }, withKey('typo'));
    const second = await app.post('/api/v1/users', { name: 'Ida' }, withKey('typo'));
    expect([first.status, first.body.error.code, second.status]).to.deep.equal([
      422,
      'VALIDATION_ERROR',
      201,
    ]);
  });

  for (const [what, key] of [
    ['empty', ''],
    ['longer than 255 characters', 'x'.repeat(256)],
    ['with a space', 'a b'],
  ] as const) {
    it(`a key that is ${what} answers 400`, async () => {
      const { status, body } = await app.post('/api/v1/users', { name: 'Ida' }, withKey(key));
      expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([
        400,
        'INVALID_PARAMETER',
        'Idempotency-Key',
      ]);
    });
  }

  it('is forgotten after 24 hours', async () => {
    const start = now.getTime();
    const first = await app.post('/api/v1/reports', { title: 'A', body: 'B' }, withKey('daily'));
    now = new Date(start + 24 * 3_600_000 - 1);
    const within = await app.post('/api/v1/reports', { title: 'A', body: 'B' }, withKey('daily'));
    now = new Date(start + 24 * 3_600_000);
    const after = await app.post('/api/v1/reports', { title: 'A', body: 'B' }, withKey('daily'));
    expect([within.body.id === first.body.id, after.body.id === first.body.id]).to.deep.equal([true, false]);
  });

  it('createApiKey: the kept answer holds the new key, sealed', async () => {
    const body = { name: 'script', scope: 'read_only' };
    const first = await app.post('/api/v1/api-keys', body, withKey('secret'));
    const second = await app.post('/api/v1/api-keys', body, withKey('secret'));
    expect(second.body.key).to.equal(first.body.key);
    const { answer } = await app.database.db('idempotency_keys').where({ key: 'secret' }).first();
    expect(answer.includes(first.body.key)).to.equal(false);
    expect((await app.get('/api/v1/api-keys/current', { key: second.body.key })).status).to.equal(200);
  });

  it('importCsv: the same form with another boundary is the same request', async () => {
    const { body: user } = await app.post('/api/v1/users', { name: 'Noor' });
    const path = `/api/v1/csv/import?user_id=${user.id}&account_name=Bank&currency=EUR&positive_is=credit`;
    const form = () => {
      const data = new FormData();
      data.set('file', new Blob(['Date,Description,Amount\n2026-11-03,BAKERY,-12.50\n']), 'bank.csv');
      return data;
    };
    const first = await app.post(path, form(), withKey('form'));
    const second = await app.post(path, form(), withKey('form'));
    expect([first.status, second.status, second.body]).to.deep.equal([201, 201, first.body]);
    expect(await countOf('imports')).to.equal(1);
  });

  it('triggerSync: the job is queued once the sync is committed', async () => {
    const { body: user } = await app.post('/api/v1/users', { name: 'Lee' });
    const body = { user_id: user.id, provider: 'plaid', credentials: { public_token: 'first' } };
    const { body: connection } = await app.post('/api/v1/connections', body, withKey('link'));
    await app.database.db('sync_logs').update({ status: 'success', completed_at: now });
    await app.database.db('agenda_jobs').delete();
    const first = await app.post('/api/v1/sync', { connection_id: connection.id }, withKey('sync'));
    const second = await app.post('/api/v1/sync', { connection_id: connection.id }, withKey('sync'));
    expect([first.status, second.status, second.body]).to.deep.equal([202, 202, first.body]);
    const jobs = await app.database.db('agenda_jobs').where({ name: 'sync connection' });
    expect(jobs.map(({ data }) => data.syncLogId)).to.deep.equal(first.body.sync_log_ids);
  });
});
