import { expect } from 'chai';
import { startTestApp, type TestApp } from '../support/testApp.ts';

/** PostgreSQL knows no year 0, and no offset beyond 15:59; the contract accepts only what it can compare. */
describe('the edges of the calendar', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
    await app.post('/api/v1/categories', { slug: 'edges', name: 'Edges' });
  });
  after(() => app.close());

  const queries = ['?', '/count?', '/summary?group_by=month&', '/merchants?'].map(
    (path) => `/api/v1/transactions${path}`,
  );

  for (const [day, status] of [
    ['0000-01-01', 400],
    ['0001-01-01', 200],
    ['9999-12-31', 200],
    ['10000-01-01', 400],
    ['-0001-01-01', 400],
    ['2026-02-29', 400],
    ['2024-02-29', 200],
  ] as const) {
    it(`start_date and end_date of ${day}: ${status} on lists and sums`, async () => {
      for (const query of queries) {
        for (const name of ['start_date', 'end_date']) {
          const answer = await app.get(`${query}${name}=${day}`);
          expect(answer.status, `${query} ${name}`).to.equal(status);
          if (status === 400) expect(answer.body.error.details[0].path).to.equal(name);
        }
      }
    });

    it(`start_date and end_date of ${day}: ${status === 400 ? 422 : 200} in bulkRecategorize`, async () => {
      for (const name of ['start_date', 'end_date']) {
        const filters = { [name]: day, search: 'nothing has this name' };
        const body = { filters, category_slug: 'edges' };
        const answer = await app.post('/api/v1/transactions/bulk-recategorize', body);
        expect(answer.status, name).to.equal(status === 400 ? 422 : 200);
      }
    });
  }

  for (const [time, status] of [
    ['0000-12-31T23:59:59Z', 400],
    ['0001-01-01T00:00:00Z', 200],
    ['9999-12-31T23:59:59.999Z', 200],
    ['2026-01-01T00:00:00+14:00', 200],
    ['2026-01-01T00:00:00-14:00', 200],
    ['2026-01-01T00:00:00+14:01', 400],
    ['2026-01-01T00:00:00+16:00', 400],
    ['2026-01-01T00:00:00-15:00', 400],
    ['2026-01-01T24:00:00Z', 400],
    ['2016-12-31T23:59:60Z', 200],
    ['2026-01-01T00:00:00', 400],
  ] as const) {
    it(`start and end of ${time}: ${status} on sync logs`, async () => {
      for (const name of ['start', 'end']) {
        const answer = await app.get(`/api/v1/sync-logs?${name}=${encodeURIComponent(time)}`);
        expect(answer.status, name).to.equal(status);
        if (status === 400) expect(answer.body.error.details[0].path).to.equal(name);
      }
    });
  }
});
