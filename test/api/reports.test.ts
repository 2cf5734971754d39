import { expect } from 'chai';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('reports', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());
  beforeEach(() => app.context.db('reports').delete());

  const create = async (title: string) => (await app.post('/api/v1/reports', { title, body: 'x' })).body;
  const titles = (body: { data: { title: string }[] }) => body.data.map(({ title }) => title);

  it('createReport: returns the new, unread report and its Location', async () => {
    const { status, headers, body } = await app.post('/api/v1/reports', {
      title: 'November',
      body: '# Spent ☕',
    });
    const { id, short_id, created_at, updated_at, ...rest } = body;
    expect([status, headers.get('location')]).to.deep.equal([201, `/api/v1/reports/${id}`]);
    expect(rest).to.deep.equal({ title: 'November', body: '# Spent ☕', read: false });
    expect(created_at).to.equal(updated_at);
    expect((await app.get(`/api/v1/reports/${short_id}`)).body).to.deep.equal(body);
  });

  it('createReport: accepts a title of 200 characters and refuses a longer one', async () => {
    const statuses = await Promise.all(
      [200, 201].map(async (length) => {
        const answer = await app.post('/api/v1/reports', { title: 'é'.repeat(length), body: 'x' });
        return [answer.status, answer.body.error?.details[0].path];
      }),
    );
    expect(statuses).to.deep.equal([
      [201, undefined],
      [422, 'title'],
    ]);
  });

  it('listReports: newest first in pages, filtered by read and unread', async () => {
    for (const title of ['a', 'b', 'c']) await create(title);
    const first = await app.get('/api/v1/reports?limit=2');
    const second = await app.get(`/api/v1/reports?limit=2&cursor=${first.body.next_cursor}`);
    expect([titles(first.body), first.body.has_more]).to.deep.equal([['c', 'b'], true]);
    expect([titles(second.body), second.body.has_more, second.body.next_cursor]).to.deep.equal([
      ['a'],
      false,
      null,
    ]);
    await app.patch(`/api/v1/reports/${first.body.data[0].id}/read`);
    expect(titles((await app.get('/api/v1/reports?read=true')).body)).to.deep.equal(['c']);
    expect(titles((await app.get('/api/v1/reports?read=false')).body)).to.deep.equal(['b', 'a']);
  });

  it('listReports: refuses a cursor of another filter', async () => {
    for (const title of ['a', 'b']) await create(title);
    const { body } = await app.get('/api/v1/reports?limit=1');
    const answer = await app.get(`/api/v1/reports?limit=1&read=false&cursor=${body.next_cursor}`);
    expect([answer.status, answer.body.error.code]).to.deep.equal([400, 'INVALID_CURSOR']);
  });

  it('markReportRead, markReportUnread: are idempotent', async () => {
    const { id, updated_at } = await create('a');
    const read = await app.patch(`/api/v1/reports/${id}/read`);
    const again = await app.patch(`/api/v1/reports/${id}/read`);
    expect(read.body).to.deep.include({ id, read: true });
    expect(read.body.updated_at >= updated_at).to.equal(true);
    expect(again.body).to.deep.equal(read.body);
    const unread = await app.patch(`/api/v1/reports/${id}/unread`);
    expect(unread.body.read).to.equal(false);
    expect((await app.patch(`/api/v1/reports/${id}/unread`)).body).to.deep.equal(unread.body);
  });

  it('countUnreadReports, markAllReportsRead: count only unread reports', async () => {
    const { id } = await create('a');
    await create('b');
    await app.patch(`/api/v1/reports/${id}/read`);
    const count = async () => (await app.get('/api/v1/reports/unread-count')).body;
    expect(await count()).to.deep.equal({ count: 1 });
    expect((await app.post('/api/v1/reports/read-all')).body).to.deep.equal({ updated_count: 1 });
    expect((await app.post('/api/v1/reports/read-all')).body).to.deep.equal({ updated_count: 0 });
    expect(await count()).to.deep.equal({ count: 0 });
  });

  it('deleteReport: deletes permanently', async () => {
    const { id } = await create('a');
    expect((await app.delete(`/api/v1/reports/${id}`)).status).to.equal(204);
    const answers = [await app.get(`/api/v1/reports/${id}`), await app.delete(`/api/v1/reports/${id}`)];
    expect(answers.map(({ status, body }) => [status, body.error.code])).to.deep.equal([
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
    ]);
  });
});
