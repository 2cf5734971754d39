import { expect } from 'chai';
import { MARK, markOutside, type Outside } from '../support/markOutside.ts';
import { type PopulatedHousehold, startPopulatedHousehold } from '../support/populatedHousehold.ts';
import type { TestApp } from '../support/testApp.ts';
import { ask, callTool, listToolNames, rowsOf } from './mcpSession.ts';

describe('POST /mcp with a key that is limited to two accounts', function () {
  this.timeout(120_000);
  let household: PopulatedHousehold;
  let app: TestApp;
  let key: string;
  let inside: string[];
  let outside: Outside[];

  before(async () => {
    household = await startPopulatedHousehold();
    app = household.app;
    ({ inside, outside } = await markOutside(app));
    const body = { name: 'limited', scope: 'full_access', account_ids: inside };
    key = (await app.post('/api/v1/api-keys', body)).body.key;
  });
  after(() => household.close());

  it('shows the tools that concern accounts, and none of the household', async () => {
    expect(await listToolNames(app, key)).to.deep.equal([
      'overview',
      'search_transactions',
      'cashflow',
      'accounts',
      'recurring',
      'categories_and_rules',
      'preview_rule',
      'categorize',
    ]);
  });

  const calls: [tool: string, given: object][] = [
    ['overview', {}],
    ['overview', { start_date: '2026-01-01', granularity: 'month' }],
    ['search_transactions', { limit: 500 }],
    ['search_transactions', { search: MARK }],
    ['cashflow', { group_by: 'merchant' }],
    ['cashflow', { group_by: 'month' }],
    ['accounts', {}],
    ['accounts', { start_date: '2026-01-01' }],
    ['recurring', {}],
    ['categories_and_rules', {}],
    ['preview_rule', {}],
    ['preview_rule', { conditions: { match: 'every_transaction' }, limit: 50 }],
    ['categorize', { category_slug: 'entertainment', filters: {} }],
  ];
  for (const [tool, given] of calls) {
    it(`${tool} ${JSON.stringify(given)} tells nothing of other accounts`, async () => {
      const answer = await callTool(app, tool, given, { key });
      expect(answer.isError, answer.text).to.equal(false);
      expectNothingOutside(answer.text);
    });
  }

  it('resources tell nothing of other accounts', async () => {
    const { result } = await ask(app, 'resources/read', { uri: 'breadbox://overview' }, { key });
    expectNothingOutside(result.contents[0].text);
  });

  it('sees its accounts, and another key sees more', async () => {
    const count = async (by: string) =>
      rowsOf((await callTool(app, 'accounts', {}, { key: by })).data.accounts).length;
    expect(await count(key)).to.equal(inside.length);
    expect(await count(app.keys.read_only)).to.be.greaterThan(inside.length);
  });

  function expectNothingOutside(text: string): void {
    expect(text).not.to.contain(MARK);
    for (const { id, shortId, table } of outside) {
      if (text.includes(id) || (shortId !== null && text.includes(shortId))) {
        expect.fail(`The answer shows ${id} of ${table}.`);
      }
    }
  }
});
