import { expect } from 'chai';
import { scriptedProvider } from '../support/scriptedProvider.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { walkContract } from './walkContract.ts';

const FACTOR = Number(process.env['BREADBOX_TEST_FACTOR'] ?? '1');
const REQUESTS = 2000 * FACTOR;

describe('walkContract', function () {
  this.timeout(600_000);
  let app: TestApp;
  before(async () => {
    app = await startTestApp({ replacements: { providers: { plaid: scriptedProvider() } } });
  });
  after(() => app.close());

  it('hostile requests get only declared answers, and never a 500', async () => {
    const seed = Number(process.env['BREADBOX_TEST_SEED'] ?? Date.now() % 2 ** 31);
    const walk = await walkContract({ url: app.url, key: app.keys.full_access, requests: REQUESTS, seed });
    console.log(`      seed ${seed}, ${walk.requests} requests`);
    expect(walk.violations).to.deep.equal([]);
    expect([...walk.statuses.keys()]).to.include.members([200, 400, 404, 415, 422]);
  });

  it('a request refused with 422 stores nothing', async () => {
    const count = async () => {
      const { rows } = await app.context.db.raw(
        `select (select count(*) from users) as users, (select count(*) from rules) as rules,
           (select count(*) from categories) as categories, (select count(*) from tags) as tags`,
      );
      return rows[0];
    };
    const before = await count();
    const refused = [
      await app.post('/api/v1/users', { name: 'x', email: 'no address' }),
      await app.post('/api/v1/users', { name: '' }),
      await app.post('/api/v1/tags', { slug: 'Not A Slug', display_name: 'x' }),
      await app.post('/api/v1/categories', { slug: 'a-b', name: 'x', primary_slug: 'no-such' }),
      await app.post('/api/v1/rules', {
        name: 'x',
        conditions: { field: 'name', op: 'matches', value: '(' },
        actions: [],
      }),
    ];
    expect(refused.map(({ status }) => status)).to.deep.equal(Array(5).fill(422));
    expect(await count()).to.deep.equal(before);
  });
});
