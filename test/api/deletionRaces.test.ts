import { expect } from 'chai';
import type { Knex } from 'knex';
import { deleteCategory } from '../../src/store/recategorize.ts';
import { deleteTag } from '../../src/store/tags.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import type { Answer, TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

/** What a user names in the very moment in which somebody else deletes it. */
describe('deletion races', () => {
  let app: TestApp;
  let transactionId: string;

  before(async () => {
    app = await startTestApp();
    const { accountIds } = await createAccounts(app.context.db, ['Checking']);
    [transactionId = ''] = await insertRows(app.context.db, accountIds[0] ?? '', [{}]);
  });
  after(() => app.close());

  const now = new Date();
  const isWaiting = async () => {
    const { rows } = await app.context.db.raw(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  };

  /** Sends the request once the deletion has happened but is not committed, and commits when the request waits. */
  async function during(deletion: (trx: Knex) => Promise<unknown>, request: () => Promise<Answer>) {
    const trx = await app.context.db.transaction();
    await deletion(trx);
    let isAnswered = false;
    const answer = request().finally(() => {
      isAnswered = true;
    });
    while (!isAnswered && !(await isWaiting())) await new Promise((done) => setTimeout(done, 5));
    await trx.commit();
    const { status, body } = await answer;
    return [status, body.error?.code, body.error?.details?.[0].path];
  }

  for (const [operation, send] of [
    [
      'setTransactionCategory',
      (slug) => app.patch(`/api/v1/transactions/${transactionId}/category`, { category_slug: slug }),
    ],
    [
      'batchCategorize',
      (slug) =>
        app.post('/api/v1/transactions/batch-categorize', {
          transaction_ids: [transactionId],
          category_slug: slug,
        }),
    ],
    [
      'bulkRecategorize',
      (slug) =>
        app.post('/api/v1/transactions/bulk-recategorize', {
          filters: { pending: false },
          category_slug: slug,
        }),
    ],
  ] as [string, (slug: string) => Promise<Answer>][]) {
    it(`${operation}: with a category that is being deleted, says that there is none`, async () => {
      const slug = `gone-${operation.toLowerCase()}`;
      await app.post('/api/v1/categories', { slug, name: 'Gone' });
      const answer = await during(
        (trx) => deleteCategory(trx, slug, now),
        () => send(slug),
      );
      expect(answer).to.deep.equal([422, 'VALIDATION_ERROR', 'category_slug']);
    });
  }

  it('addTransactionTag: with a tag that is being deleted, says that there is none', async () => {
    await app.post('/api/v1/tags', { slug: 'gone', display_name: 'Gone' });
    const answer = await during(
      (trx) => deleteTag(trx, 'gone', now),
      () => app.put(`/api/v1/transactions/${transactionId}/tags/gone`),
    );
    expect(answer.slice(0, 2)).to.deep.equal([404, 'NOT_FOUND']);
    const { body } = await app.get(`/api/v1/transactions/${transactionId}`);
    expect(body.tags).to.deep.equal([]);
  });
});
