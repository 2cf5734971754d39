import { expect } from 'chai';
import { pruneRuleRuns } from '../../src/store/ruleRuns.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import { checking, page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

describe('listRuleRuns', () => {
  const bank = scriptedProvider();
  let app: TestApp;
  let rule: { id: string; short_id: string };

  before(async () => {
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    const answer = await app.post('/api/v1/rules', {
      name: 'Coffee',
      conditions: { field: 'name', op: 'contains', value: 'coffee' },
      actions: [{ type: 'set_category', category_slug: 'travel' }],
    });
    rule = answer.body;
  });
  after(() => app.close());

  const runs = async (query = '') => (await app.get(`/api/v1/rules/${rule.short_id}/runs?${query}`)).body;

  it('tells in which sync, import and request a rule matched how many transactions', async () => {
    expect(await runs()).to.deep.equal({ data: [], next_cursor: null, has_more: false });
    const connectionId = await linkConnection(app, 'one');
    bank.script = [
      page({
        accounts: [checking],
        upserted: [purchase('a'), purchase('b'), purchase('c', { name: 'BOOKS' })],
        cursor: 'one',
      }),
    ];
    await runSync(app, connectionId);
    const { body: users } = await app.get('/api/v1/users');
    const target = `user_id=${users.data[0].id}&account_name=Old&currency=USD&positive_is=credit`;
    const csv = 'Date,Description,Amount\n2026-11-20,COFFEE AGAIN,-3.00\n';
    await app.post(`/api/v1/csv/import?${target}`, csv, { contentType: 'text/csv' });
    await app.post(`/api/v1/rules/${rule.id}/apply`);
    await app.post('/api/v1/rules/apply-all');
    await app.post('/api/v1/rules/apply-all', { dry_run: true });
    const { data } = await runs();
    expect(
      data.map((run: { kind: string; matched_count: number }) => [run.kind, run.matched_count]),
    ).to.deep.equal([
      ['apply_all_rules', 3],
      ['apply_rule', 3],
      ['import', 1],
      ['sync', 2],
    ]);
    const { body } = await app.get(`/api/v1/rules/${rule.id}`);
    expect(body.hit_count).to.equal(9);
    expect(body.last_hit_at).to.equal(data[0].ran_at);
  });

  it('comes in pages, is pruned, and goes with the rule', async () => {
    const { data } = await runs();
    const first = await runs('limit=3');
    const second = await runs(`limit=3&cursor=${first.next_cursor}`);
    expect([...first.data, ...second.data]).to.deep.equal(data);
    const other = await app.get(`/api/v1/rules/${rule.id}/runs?cursor=x`);
    expect(other.body.error.code).to.equal('INVALID_CURSOR');
    const { db } = app.context;
    expect(await pruneRuleRuns(db, new Date(data[1].ran_at))).to.be.at.least(1);
    await app.delete(`/api/v1/rules/${rule.id}`);
    expect(await db('rule_runs').select()).to.deep.equal([]);
    expect((await app.get(`/api/v1/rules/${rule.id}/runs`)).status).to.equal(404);
  });
});
