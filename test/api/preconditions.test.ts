import { expect } from 'chai';
import { locatedOperations } from '../support/contractDocument.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import type { Answer, TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

interface Resource {
  /** The path of the resource, and the body that creates it. */
  path: string;
  /** Each write with a body, or two, of which each changes the resource. */
  writes: Record<string, { method: string; path: string; bodies: [unknown, unknown] }>;
  deletion?: string;
  /** Reads the resource as it is served; a tag is only listed. */
  etag(): Promise<string>;
}

const rule = (name: string) => ({
  name,
  conditions: { field: 'name', op: 'contains', value: 'rent' },
  actions: [{ type: 'add_tag', tag_slug: 'needs-review' }],
});

describe('If-Match', () => {
  let app: TestApp;
  let accountId: string;
  let made = 0;
  before(async () => {
    app = await startTestApp();
    const { accountIds } = await createAccounts(app.database.db, ['Checking']);
    accountId = accountIds[0] ?? '';
  });
  after(() => app.close());

  const tagOf = (answer: Answer) => answer.headers.get('etag') ?? '';

  async function create(path: string, body: object): Promise<string> {
    const answer = await app.post(path, body);
    expect(answer.status).to.equal(201);
    return answer.headers.get('location') ?? '';
  }

  const resources: Record<string, () => Promise<Resource>> = {
    async rule() {
      const path = await create('/api/v1/rules', rule(`Rule ${made++}`));
      const write = { method: 'PUT', path, bodies: [rule('One'), rule('Two')] as [unknown, unknown] };
      const etag = async () => tagOf(await app.get(path));
      return { path, writes: { replaceRule: write }, deletion: 'deleteRule', etag };
    },
    async category() {
      const path = await create('/api/v1/categories', { slug: `category-${made++}`, name: 'A' });
      const bodyOf = (name: string) => ({ name, primary_slug: null, description: '' });
      const write = { method: 'PUT', path, bodies: [bodyOf('One'), bodyOf('Two')] as [unknown, unknown] };
      const etag = async () => tagOf(await app.get(path));
      return { path, writes: { updateCategory: write }, deletion: 'deleteCategory', etag };
    },
    async tag() {
      const slug = `tag-${made++}`;
      const created = await app.post('/api/v1/tags', { slug, display_name: 'A' });
      const path = `/api/v1/tags/${slug}`;
      const bodies: [unknown, unknown] = [{ display_name: 'One' }, { display_name: 'Two' }];
      const write = { method: 'PATCH', path, bodies };
      return { path, writes: { updateTag: write }, deletion: 'deleteTag', etag: async () => tagOf(created) };
    },
    async account() {
      const path = `/api/v1/accounts/${accountId}`;
      const bodies: [unknown, unknown] = [{ display_name: `One ${made++}` }, { display_name: `Two ${made}` }];
      const etag = async () => tagOf(await app.get(path));
      return { path, writes: { updateAccount: { method: 'PATCH', path, bodies } }, etag };
    },
    async report() {
      const path = await create('/api/v1/reports', { title: 'A', body: 'B' });
      const write = {
        method: 'PATCH',
        path: `${path}/read`,
        bodies: [undefined, undefined] as [unknown, unknown],
      };
      const etag = async () => tagOf(await app.get(path));
      return { path, writes: { markReportRead: write }, deletion: 'deleteReport', etag };
    },
    async 'read report'() {
      const path = await create('/api/v1/reports', { title: 'A', body: 'B' });
      await app.patch(`${path}/read`);
      const bodies: [unknown, unknown] = [undefined, undefined];
      const write = { method: 'PATCH', path: `${path}/unread`, bodies };
      const etag = async () => tagOf(await app.get(path));
      return { path, writes: { markReportUnread: write }, etag };
    },
  };

  for (const [name, make] of Object.entries(resources)) {
    it(`${name}: a write with the tag that was read happens, and with an older one it does not`, async () => {
      const { path, writes, etag } = await make();
      for (const [operationId, write] of Object.entries(writes)) {
        const before = await etag();
        expect(before, operationId).to.match(/^"[\w-]{22}"$/);
        const headers = { 'If-Match': `"other", ${before}` };
        const first = await app.request(write.method, write.path, { headers, body: write.bodies[0] });
        const second = await app.request(write.method, write.path, { headers, body: write.bodies[1] });
        expect([first.status, second.status, second.body.error.code]).to.deep.equal([
          200,
          412,
          'PRECONDITION_FAILED',
        ]);
        const shown = name === 'tag' ? undefined : (await app.get(path)).headers.get('etag');
        expect(shown).not.to.equal(before);
        if (shown && first.headers.has('etag')) expect(tagOf(first)).to.equal(shown);
        const any = { headers: { 'If-Match': '*' }, body: write.bodies[1] };
        expect((await app.request(write.method, write.path, any)).status).to.equal(200);
      }
    });

    it(`${name}: of concurrent writers with the same tag, one succeeds and the others get 412`, async () => {
      for (let round = 0; round < 5; round++) {
        const { writes, etag } = await make();
        for (const { method, path, bodies } of Object.values(writes)) {
          const headers = { 'If-Match': await etag() };
          const answers = await Promise.all(
            [...bodies, ...bodies].map((body) => app.request(method, path, { headers, body })),
          );
          expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 412, 412, 412]);
        }
      }
    });

    // An account is not deleted this way, and the mark of a report is part of the report.
    if (name === 'account' || name === 'read report') continue;
    it(`${name}: a deletion with an older tag does not happen`, async () => {
      const { path, writes, deletion, etag } = await make();
      expect(deletion).to.be.a('string');
      const [write] = Object.values(writes);
      if (!write) throw new Error('There is no write.');
      const before = await etag();
      const changed = await app.request(write.method, write.path, { body: write.bodies[0] });
      const refused = await app.delete(path, { headers: { 'If-Match': before } });
      const current = name === 'tag' ? tagOf(changed) : await etag();
      const deleted = await app.delete(path, { headers: { 'If-Match': current } });
      expect([refused.status, refused.body.error.code]).to.deep.equal([412, 'PRECONDITION_FAILED']);
      expect(deleted.status).to.be.oneOf([200, 204]);
      expect((await app.delete(path, { headers: { 'If-Match': current } })).status).to.equal(404);
    });
  }

  it('the answer to a POST has the tag of the resource as it is read', async () => {
    for (const [path, body] of [
      ['/api/v1/rules', rule('Same')],
      ['/api/v1/categories', { slug: 'same', name: 'Same' }],
      ['/api/v1/reports', { title: 'Same', body: 'Same' }],
    ] as const) {
      const created = await app.post(path, body);
      const read = await app.get(created.headers.get('location') ?? '');
      expect(tagOf(read), path).to.equal(tagOf(created));
    }
  });

  it('every PUT, PATCH and DELETE of these resources takes it, and what is read has an ETag', () => {
    const owned = /^\/api\/v1\/(rules|categories|tags|accounts|reports)(\/\{(id|slug)\}(\/(un)?read)?)?$/;
    const located = locatedOperations.filter(({ path }) => owned.test(path));
    const without = located
      .filter(({ method, parameters, responses }) => {
        if (['put', 'patch', 'delete'].includes(method))
          return !parameters.some(({ name }) => name === 'If-Match');
        return !Object.values(responses).some(({ headers }) => headers && 'ETag' in headers);
      })
      .map(({ operation }) => operation.operationId);
    // ETags of lists come with the change feed. Deleting an account asks for its name instead.
    expect(without.sort()).to.deep.equal([
      'deleteAccount',
      'listAccounts',
      'listCategories',
      'listReports',
      'listRules',
      'listTags',
    ]);
  });

  for (const value of ['one', '"one', '"one" "two"', 'w/"one"', '', '"one",']) {
    it(`If-Match: ${value} is malformed`, async () => {
      const headers = { 'If-Match': value };
      const { status, body } = await app.patch('/api/v1/tags/needs-review', { color: null }, { headers });
      expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([
        400,
        'INVALID_PARAMETER',
        'If-Match',
      ]);
    });
  }
});
