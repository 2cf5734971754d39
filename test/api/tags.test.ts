import { expect } from 'chai';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('tags', () => {
  let app: TestApp;
  let accountId: string;
  before(async () => {
    app = await startTestApp();
    [accountId = ''] = (await createAccounts(app.context.db, ['Checking'])).accountIds;
  });
  after(() => app.close());

  let made = 0;
  const create = async () => {
    const slug = `tag-${++made}`;
    return (await app.post('/api/v1/tags', { slug, display_name: slug })).body;
  };

  it('listTags: in pages by slug, including needs-review', async () => {
    await app.post('/api/v1/tags', { slug: 'zebra', display_name: 'Zebra' });
    const all = await app.get('/api/v1/tags');
    const slugs = all.body.data.map(({ slug }: { slug: string }) => slug);
    expect(slugs)
      .to.include('needs-review')
      .and.to.deep.equal([...slugs].sort());
    const first = await app.get('/api/v1/tags?limit=1');
    const second = await app.get(`/api/v1/tags?limit=500&cursor=${first.body.next_cursor}`);
    expect([...first.body.data, ...second.body.data]).to.deep.equal(all.body.data);
  });

  it('createTag: returns the new tag', async () => {
    const { status, headers, body } = await app.post('/api/v1/tags', {
      slug: 'tax-2026',
      display_name: 'Steuer 💶',
    });
    const { id: _, short_id: __, created_at: ___, updated_at: ____, ...rest } = body;
    expect([status, headers.get('location')]).to.deep.equal([201, '/api/v1/tags/tax-2026']);
    expect(rest).to.deep.equal({ slug: 'tax-2026', display_name: 'Steuer 💶', description: '', color: null });
  });

  it('createTag: a slug in use is 409', async () => {
    const { status, body } = await app.post('/api/v1/tags', { slug: 'needs-review', display_name: 'x' });
    expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([409, 'CONFLICT', 'slug']);
  });

  it('createTag: refuses an invalid slug and an invalid color', async () => {
    const { status, body } = await app.post('/api/v1/tags', {
      slug: 'No Slug',
      display_name: 'x',
      color: 'red',
    });
    expect([status, body.error.details.map(({ path }: { path: string }) => path)]).to.deep.equal([
      422,
      ['slug', 'color'],
    ]);
  });

  it('updateTag: changes only the given fields', async () => {
    const tag = await create();
    const { status, body } = await app.patch(`/api/v1/tags/${tag.slug}`, { color: '#00ff00' });
    expect(status).to.equal(200);
    expect(body).to.deep.equal({ ...tag, color: '#00ff00', updated_at: body.updated_at });
  });

  it('updateTag: an unknown tag is 404', async () => {
    const { status, body } = await app.patch('/api/v1/tags/nowhere', { description: 'x' });
    expect([status, body.error.code]).to.deep.equal([404, 'NOT_FOUND']);
  });

  it('deleteTag: removes the tag from all transactions', async () => {
    const { slug } = await create();
    const [id] = await insertRows(app.context.db, accountId, [
      { tags: ['needs-review', slug] },
      { tags: ['other'] },
    ]);
    expect((await app.delete(`/api/v1/tags/${slug}`)).status).to.equal(204);
    expect((await app.get(`/api/v1/transactions/${id}`)).body.tags).to.deep.equal(['needs-review']);
    expect((await app.delete(`/api/v1/tags/${slug}`)).status).to.equal(404);
  });

  it('deleteTag: is refused with the names of the rules that use the tag', async () => {
    const { slug } = await create();
    await app.post('/api/v1/rules', {
      name: 'Adds it',
      conditions: {},
      actions: [{ type: 'add_tag', tag_slug: slug }],
    });
    await app.post('/api/v1/rules', {
      name: 'Asks for it',
      conditions: { not: { field: 'tags', op: 'in', value: [slug.toUpperCase()] } },
      actions: [{ type: 'add_tag', tag_slug: 'needs-review' }],
    });
    const { status, body } = await app.delete(`/api/v1/tags/${slug}`);
    expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
    expect(body.error.message).to.equal(`Rules name the tag ${slug}: Adds it, Asks for it.`);
    expect((await app.get('/api/v1/tags')).body.data.map((tag: { slug: string }) => tag.slug)).to.include(
      slug,
    );
  });
});
