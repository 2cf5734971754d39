import { Writable } from 'node:stream';
import { expect } from 'chai';
import { createLogger } from '../../src/log.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { callTool, sendMessage } from './mcpSession.ts';

const CSV = 'Date,Description,Amount\n2026-11-03,RENT,-900.00\n2026-11-13,SALARY,3000.00\n';

describe('writing tools', () => {
  let app: TestApp;
  let userId: string;
  let connectionId: string;
  let shortId: string;
  let transactionIds: string[];
  const log: { operationId?: string; status?: number; path?: string; requestId?: string }[] = [];

  before(async () => {
    const lines = new Writable({
      write(chunk, _encoding, done) {
        for (const line of String(chunk).trim().split('\n')) log.push(JSON.parse(line));
        done();
      },
    });
    app = await startTestApp({ replacements: { log: createLogger('info', lines) } });
    const created = await createAccounts(app.database.db, ['Checking']);
    ({ userId, connectionId } = created);
    shortId = (await app.get(`/api/v1/connections/${connectionId}`)).body.short_id;
    const rows = Array.from({ length: 30 }, () => ({
      name: 'Coffee Corner',
      merchant_name: 'Coffee Corner',
    }));
    transactionIds = await insertRows(app.database.db, created.accountIds[0] ?? '', rows);
  });
  after(() => app.close());
  beforeEach(() =>
    app.database.db('transactions').update({ user_category_slug: null, rule_category_slug: null }),
  );

  const countOf = async (slug: string): Promise<number> =>
    (await app.get(`/api/v1/transactions/count?category_slug=${slug}`)).body.count;

  const targets: [what: string, target: () => object, changed: number][] = [
    ['filters', () => ({ filters: { search: 'coffee' } }), 30],
    ['transaction_ids', () => ({ transaction_ids: transactionIds.slice(0, 7) }), 7],
  ];
  for (const [what, target, changed] of targets) {
    it(`categorize by ${what}: nothing changes without the token of the dry run, everything with it`, async () => {
      const given = { category_slug: 'entertainment', ...target() };
      const dryRun = await callTool(app, 'categorize', given);
      expect(dryRun.structured).to.have.keys(['updated_count', 'dry_run_token']);
      expect(dryRun.structured.updated_count).to.equal(changed);
      expect(dryRun.summary).to.match(/^Nothing has changed yet: /);
      expect(await countOf('entertainment')).to.equal(0);

      for (const dry_run_token of ['x', `${dryRun.structured.dry_run_token}x`, 'dry_run']) {
        const refused = await callTool(app, 'categorize', { ...given, dry_run_token });
        expect(refused.isError, refused.text).to.equal(true);
      }
      const other = { ...given, category_slug: 'travel', dry_run_token: dryRun.structured.dry_run_token };
      expect((await callTool(app, 'categorize', other)).isError, 'the token of another request').to.equal(
        true,
      );
      expect([await countOf('entertainment'), await countOf('travel')]).to.deep.equal([0, 0]);

      const reordered = Object.fromEntries(Object.entries(given).reverse());
      const real = await callTool(app, 'categorize', {
        ...reordered,
        dry_run_token: dryRun.structured.dry_run_token,
      });
      expect(real.structured.updated_count, real.text).to.equal(changed);
      expect(await countOf('entertainment')).to.equal(changed);
      const { status } = await app.post(`/api/v1/operations/${real.structured.operation_id}/undo`, {});
      expect(status).to.equal(200);
      expect(await countOf('entertainment')).to.equal(0);
    });
  }

  it('categorize refuses both ways of naming transactions at once, neither, and options of the API', async () => {
    const filters = { search: 'coffee' };
    for (const given of [
      {},
      { filters, transaction_ids: transactionIds },
      { filters, dry_run: false },
      { filters, expected_count: 30 },
    ]) {
      const answer = await callTool(app, 'categorize', { category_slug: 'entertainment', ...given });
      expect(answer.isError, JSON.stringify(given)).to.equal(true);
    }
    expect(await countOf('entertainment')).to.equal(0);
  });

  it('save_rule creates a rule, and changes existing transactions with the token only', async () => {
    const conditions = { field: 'merchant_name', op: 'eq', value: 'Coffee Corner' };
    const created = await callTool(app, 'save_rule', {
      name: 'Coffee',
      conditions,
      category_slug: 'food-and-drink-coffee',
    });
    const { rule_id, dry_run_token, updated_count } = created.structured;
    expect(updated_count, created.text).to.equal(30);
    expect(await countOf('food-and-drink-coffee')).to.equal(0);
    expect((await callTool(app, 'save_rule', { rule_id })).structured.updated_count).to.equal(30);
    expect((await callTool(app, 'save_rule', { rule_id, dry_run_token: 'x' })).isError).to.equal(true);
    expect((await callTool(app, 'save_rule', { dry_run_token })).isError).to.equal(true);
    expect(await countOf('food-and-drink-coffee')).to.equal(0);
    const applied = await callTool(app, 'save_rule', { rule_id, dry_run_token });
    expect(applied.structured.updated_count, applied.text).to.equal(30);
    expect(await countOf('food-and-drink-coffee')).to.equal(30);
  });

  it('import_file asks what it cannot decide, previews, and imports with the token of exactly that preview', async () => {
    const given = { content: CSV, user_id: userId, account_name: 'Giro' };
    const asked = await callTool(app, 'import_file', given);
    expect(
      asked.data.questions.map(({ parameter }: { parameter: string }) => parameter),
      asked.text,
    ).to.deep.equal(['positive_is']);
    expect(asked.structured).to.equal(undefined);
    const decided = { ...given, options: { currency: 'EUR', positive_is: 'credit' } };
    const preview = await callTool(app, 'import_file', decided);
    expect(preview.data.questions, preview.text).to.deep.equal([]);
    const { dry_run_token } = preview.structured;
    const search = '/api/v1/transactions/count?search=salary';
    for (const changed of [
      { ...decided, dry_run_token: 'x' },
      { ...decided, content: CSV.replace('900.00', '9000.00'), dry_run_token },
      { ...decided, options: { ...decided.options, positive_is: 'debit' }, dry_run_token },
      { ...decided, account_name: 'Other', dry_run_token },
    ]) {
      expect((await callTool(app, 'import_file', changed)).isError, JSON.stringify(changed)).to.equal(true);
    }
    expect((await app.get(search)).body.count).to.equal(0);
    const imported = await callTool(app, 'import_file', { ...decided, dry_run_token });
    expect(imported.structured, imported.text).to.have.keys(['import_id']);
    expect((await app.get(search)).body.count).to.equal(1);
    const { body } = await app.delete(`/api/v1/imports/${imported.structured.import_id}`);
    expect(body.removed_count).to.equal(2);
  });

  it('import_file refuses an option that the API does not know, by name', async () => {
    const given = { content: CSV, user_id: userId, account_name: 'Giro', options: { curency: 'EUR' } };
    const answer = await callTool(app, 'import_file', given);
    expect([answer.isError, JSON.stringify(answer.data)]).to.deep.include(true);
    expect(JSON.stringify(answer.data)).to.contain('curency');
  });

  it('write_report leaves a report', async () => {
    const answer = await callTool(app, 'write_report', { title: 'October', body: '# All well' });
    const { body } = await app.get(`/api/v1/reports/${answer.structured.report_id}`);
    expect(body).to.include({ title: 'October', body: '# All well', read: false });
  });

  it('sync names each connection that it left out, with the reason', async () => {
    await app.database.db('connections').where({ id: connectionId }).update({ status: 'pending_reauth' });
    const answer = await callTool(app, 'sync');
    expect([answer.isError, answer.data.skipped[0].institution], answer.text).to.deep.equal([
      false,
      'First Platypus Bank',
    ]);
    await app.database.db('connections').where({ id: connectionId }).update({ status: 'active' });
  });

  it('sync stops when its client goes away', async () => {
    const polls = () => log.filter(({ operationId }) => operationId === 'getSyncLog').length;
    const gone = new AbortController();
    const message = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'sync', arguments: { connection_id: shortId } },
    };
    // No worker runs, so the sync stays queued.
    const asked = fetch(`${app.url}/mcp`, {
      method: 'POST',
      headers: {
        'X-API-Key': app.keys.full_access,
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify(message),
      signal: gone.signal,
    }).catch((error: Error) => error.name);
    await waitUntil('two looks at the sync', async () => polls() >= 2);
    gone.abort();
    expect(await asked).to.equal('AbortError');
    const before = polls();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(polls() - before).to.be.at.most(1);
  });

  it('the log names the operations of a call by its request id, and no key', async () => {
    const requestId = 'mcp-log-test';
    const options = { headers: { 'X-Request-Id': requestId } };
    const message = {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'accounts', arguments: {} },
    };
    await sendMessage(app, message, options);
    const lines = log.filter((line) => line.requestId === requestId);
    const summary = lines.map(({ operationId, path, status }) => [operationId ?? path, status]).sort();
    expect(summary).to.deep.equal([
      ['/mcp', 200],
      ['listAccounts', 200],
      ['listConnections', 200],
    ]);
    expect(JSON.stringify(log)).not.to.contain(app.keys.full_access);
  });
});
