import { expect } from 'chai';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const every = { match: 'every_transaction' };
const isOne = { field: 'name', op: 'eq', value: 'one' };

describe('a rule that matches every transaction', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
    const { accountIds } = await createAccounts(app.context.db, ['Checking']);
    await insertRows(app.context.db, accountIds[0] ?? '', [{ name: 'one' }, { name: 'two' }]);
  });
  after(() => app.close());

  const preview = (conditions: object) => app.post('/api/v1/rules/preview', { conditions });

  for (const conditions of [{}, every]) {
    it(`createRule, previewRule: ${JSON.stringify(conditions)} is kept as it is and matches all`, async () => {
      const actions = [{ type: 'add_tag', tag_slug: 'needs-review' }];
      const rule = await app.post('/api/v1/rules', { name: 'Everything', conditions, actions });
      expect([rule.status, rule.body.conditions]).to.deep.equal([201, conditions]);
      expect((await preview(conditions)).body.match_count).to.equal(2);
    });
  }

  for (const conditions of [{ match: 'nothing' }, { ...every, ...isOne }, { and: [every] }, { not: {} }]) {
    it(`previewRule: ${JSON.stringify(conditions)} is refused`, async () => {
      expect((await preview(conditions)).status).to.equal(422);
    });
  }
});
