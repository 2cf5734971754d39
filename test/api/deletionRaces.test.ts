import { expect } from 'chai';
import type { Knex } from 'knex';
import { deleteCategory, mergeCategory } from '../../src/store/recategorize.ts';
import { deleteRule } from '../../src/store/rules.ts';
import { deleteTag } from '../../src/store/tags.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { plainWrite } from '../support/massWrite.ts';
import type { Answer, TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { isWaitingForLock } from '../support/waitingForLocks.ts';
import { waitUntil } from '../support/waitUntil.ts';

/** Requests that name a category, tag or rule that is being deleted at the same time. */
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

  /** Sends the request after the deletion but before its commit, and commits once the request waits for it. */
  async function during(deletion: (trx: Knex) => Promise<unknown>, request: () => Promise<Answer>) {
    const trx = await app.context.db.transaction();
    await deletion(trx);
    let isAnswered = false;
    const answer = request().finally(() => {
      isAnswered = true;
    });
    await waitUntil(
      'the request waits for the deletion, or is answered',
      async () => isAnswered || (await isWaitingForLock(app.context.db)),
    );
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
    it(`${operation}: reports that the category does not exist when it is being deleted`, async () => {
      const slug = `gone-${operation.toLowerCase()}`;
      await app.post('/api/v1/categories', { slug, name: 'Gone' });
      const answer = await during(
        (trx) => deleteCategory(trx, slug, now, () => {}),
        () => send(slug),
      );
      expect(answer).to.deep.equal([422, 'VALIDATION_ERROR', 'category_slug']);
    });
  }

  it('addTransactionTag: reports that the tag does not exist when it is being deleted', async () => {
    await app.post('/api/v1/tags', { slug: 'gone', display_name: 'Gone' });
    const answer = await during(
      (trx) => deleteTag(trx, 'gone', now, () => {}),
      () => app.put(`/api/v1/transactions/${transactionId}/tags/gone`),
    );
    expect(answer.slice(0, 2)).to.deep.equal([404, 'NOT_FOUND']);
    const { body } = await app.get(`/api/v1/transactions/${transactionId}`);
    expect(body.tags).to.deep.equal([]);
  });

  describe('rules that are applied while what they set is being deleted', () => {
    let ruleId: string;
    const rule = async (name: string, action: object) => {
      const { status, body } = await app.post('/api/v1/rules', { name, conditions: {}, actions: [action] });
      expect(status, JSON.stringify(body)).to.equal(201);
      return body.id;
    };
    const transaction = async () => (await app.get(`/api/v1/transactions/${transactionId}`)).body;

    beforeEach(async () => {
      await app.post('/api/v1/categories', { slug: 'leaving', name: 'Leaving' });
      await app.post('/api/v1/tags', { slug: 'staying', display_name: 'Staying' });
      ruleId = await rule('sets it', { type: 'set_category', category_slug: 'leaving' });
      await rule('adds a tag', { type: 'add_tag', tag_slug: 'staying' });
    });
    afterEach(async () => {
      await app.context.db('rules').where('is_system', false).delete();
      await app.context
        .db('transactions')
        .update({ user_category_slug: null, rule_category_slug: null, tags: '{}' });
      await app.context.db('categories').where('slug', 'leaving').delete();
    });

    const ruleAndCategory = async (trx: Knex) => {
      await deleteRule(trx, ruleId, () => {});
      await deleteCategory(trx, 'leaving', now, () => {});
    };

    it('applyAllRules: applies the other rules when a rule and its category are being deleted', async () => {
      const answer = await during(ruleAndCategory, () => app.post('/api/v1/rules/apply-all'));
      expect(answer[0]).to.equal(200);
      expect(await transaction()).to.deep.include({ tags: ['staying'], category_slug: 'uncategorized' });
    });

    it('applyAllRules: sets the target category when the category is being merged', async () => {
      const answer = await during(
        (trx) => mergeCategory(trx, 'leaving', 'travel', plainWrite('merge_category'), now),
        () => app.post('/api/v1/rules/apply-all'),
      );
      expect(answer[0]).to.equal(200);
      expect((await transaction()).category_slug).to.equal('travel');
    });

    it("resetTransactionCategory: shows the provider's category when the rule and its category are being deleted", async () => {
      await app.patch(`/api/v1/transactions/${transactionId}/category`, { category_slug: 'travel' });
      const answer = await during(ruleAndCategory, () =>
        app.delete(`/api/v1/transactions/${transactionId}/category`),
      );
      expect(answer[0]).to.equal(200);
      expect((await transaction()).category_slug).to.equal('uncategorized');
    });

    it('applyRule: reports that the rule does not exist when it and its category are being deleted', async () => {
      const answer = await during(ruleAndCategory, () => app.post(`/api/v1/rules/${ruleId}/apply`));
      expect(answer.slice(0, 2)).to.deep.equal([404, 'NOT_FOUND']);
    });

    it('applyAllRules: leaves no transaction with a tag that is being deleted after its rule', async () => {
      await app.post('/api/v1/tags', { slug: 'leaving', display_name: 'Leaving' });
      const tagRuleId = await rule('adds the other tag', { type: 'add_tag', tag_slug: 'leaving' });
      const answer = await during(
        async (trx) => {
          await deleteRule(trx, tagRuleId, () => {});
          await deleteTag(trx, 'leaving', now, () => {});
        },
        () => app.post('/api/v1/rules/apply-all'),
      );
      expect(answer[0]).to.equal(200);
      expect((await transaction()).tags).to.deep.equal(['staying']);
    });
  });
});
