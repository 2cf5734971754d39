import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { SQL_VIEWS } from '../../src/backup/productTables.ts';
import { type PopulatedHousehold, startPopulatedHousehold } from '../support/populatedHousehold.ts';
import { runBreadbox } from '../support/runBreadbox.ts';

const docs = resolve(import.meta.dirname, '../../docs');
const read = (path: string) => readFileSync(resolve(docs, path), 'utf8');

/** What no view may have a column of. */
const SECRET = /credential|raw|external|cursor|email|digest|key|search_text|revocation|persistent/;

interface Panel {
  title: string;
  targets: { rawSql: string }[];
}

describe('the views for SQL', function () {
  this.timeout(120_000);
  let household: PopulatedHousehold;
  let client: pg.Client;
  const role = `grafana_${randomBytes(4).toString('hex')}`;

  before(async () => {
    household = await startPopulatedHousehold();
    const { body } = await household.app.get('/api/v1/accounts?limit=500');
    const card = body.data.find(({ type }: { type: string }) => type === 'credit');
    await household.app.patch(`/api/v1/accounts/${card.id}`, { is_dependent_linked: true });
    const env = { DATABASE_URL: household.app.database.url };
    const { output } = await runBreadbox(['sql-role', role], env);
    client = new pg.Client({ connectionString: output.trim(), types: { getTypeParser: () => String } });
    await client.connect();
  });
  after(async () => {
    await client.end();
    await runBreadbox(['sql-role', role, '--drop'], { DATABASE_URL: household.app.database.url });
    await household.close();
  });

  const query = async (text: string) => (await client.query(text)).rows;

  /** Every row of a list of the API. */
  async function list(path: string) {
    const rows = [];
    let cursor = '';
    do {
      const url = `/api/v1/${path}${path.includes('?') ? '&' : '?'}limit=500${cursor && `&cursor=${cursor}`}`;
      const { status, body } = await household.app.get(url);
      expect(status).to.equal(200);
      rows.push(...body.data);
      cursor = body.next_cursor ?? '';
    } while (cursor);
    return rows;
  }

  /** Compares columns of a view with fields of the API that have the same meaning, both as text. */
  function expectSameRows(view: object[], rows: object[], fields: Record<string, string>): void {
    const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value));
    const pick = (row: object, names: string[]) => names.map((name) => textOf(row[name as keyof typeof row]));
    const sorted = (list: (string | null)[][]) => list.map((row) => JSON.stringify(row)).sort();
    expect(sorted(view.map((row) => pick(row, Object.keys(fields))))).to.deep.equal(
      sorted(rows.map((row) => pick(row, Object.values(fields)))),
    );
  }

  /** What is owed counts against the household. */
  const ownedOf = (type: string, balance: number | null) =>
    balance !== null && ['credit', 'loan'].includes(type) ? 0 - balance : balance;

  const same = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

  it('are those that the code knows, and docs/sql.md describes their columns', async () => {
    const { rows } = await household.app.database.db.raw(
      `select c.relname as view, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relkind = 'v' and c.relnamespace = 'public'::regnamespace order by c.relname, a.attnum`,
    );
    expect([...new Set(rows.map(({ view }: { view: string }) => view))]).to.deep.equal([...SQL_VIEWS].sort());
    for (const view of SQL_VIEWS) {
      const section = read('sql.md').split(`## \`${view}\`\n`)[1]?.split('\n## ')[0] ?? '';
      const documented = [...section.matchAll(/^\| `(\w+)` +\| ([^|]+?) +\|/gm)].map(([, name, type]) => [
        name,
        type,
      ]);
      const columns = rows.filter((row: { view: string }) => row.view === view);
      expect(documented, view).to.deep.equal(
        columns.map(({ column, type }: { column: string; type: string }) => [column, type]),
      );
    }
  });

  it('have no column of anything secret', async () => {
    for (const view of SQL_VIEWS) {
      const { fields } = await client.query(`select * from ${view} limit 0`);
      for (const { name } of fields) expect(name, view).not.to.match(SECRET);
    }
  });

  it('v_transactions has the transactions of the API', async () => {
    const rows = await query('select *, array_to_string(tags, $$,$$) as tag_list from v_transactions');
    const transactions = await list('transactions');
    expect(rows.length).to.be.above(100);
    const fields = same('id', 'short_id', 'account_id', 'iso_currency_code', 'date', 'name', 'merchant_name');
    expectSameRows(
      rows,
      transactions.map((row) => ({ ...row, tags: row.tags.join() })),
      { ...fields, ...same('category_slug', 'payment_channel', 'transfer_pair_id'), tag_list: 'tags' },
    );
    const amounts = (list: { id: string; amount: unknown }[]) =>
      list.map(({ id, amount }) => `${id} ${Number(amount)}`).sort();
    expect(amounts(rows)).to.deep.equal(amounts(transactions));
  });

  const balances = ['balance_current', 'balance_available', 'balance_limit'];

  it('v_accounts has the accounts of the API', async () => {
    const accounts = await list('accounts');
    const columns = [...balances, 'balance_owned'].map((name) => `${name}::float8`);
    expectSameRows(
      await query(
        `select id, short_id, connection_id, institution_name, name, user_name, type, status, iso_currency_code,
           ${columns.join(', ')}, (not is_counted)::text as is_dependent_linked
         from v_accounts where is_listed`,
      ),
      accounts.map((row) => ({
        ...row,
        name: row.display_name ?? row.name,
        balance_owned: ownedOf(row.type, row.balance_current),
      })),
      same(
        ...['id', 'short_id', 'connection_id', 'institution_name', 'name', 'user_name', 'type', 'status'],
        ...['iso_currency_code', 'balance_owned', ...balances, 'is_dependent_linked'],
      ),
    );
    const owed = accounts.filter(({ type, balance_current }) => type === 'credit' && balance_current > 0);
    expect(owed.length).to.be.above(0);
    expect(accounts.some((row) => row.is_dependent_linked)).to.equal(true);
    for (const name of balances)
      expect(
        accounts.some((row) => row[name] > 0),
        name,
      ).to.equal(true);
    const hidden = await query('select id from v_accounts where not is_listed');
    expect(hidden.length).to.be.above(0);
    for (const { id } of hidden)
      expect((await household.app.get(`/api/v1/accounts/${id}`)).status).to.equal(200);
  });

  it('v_connections and v_categories have those of the API', async () => {
    expectSameRows(
      await query('select * from v_connections'),
      await list('connections'),
      same('id', 'short_id', 'user_name', 'provider', 'institution_name', 'status', 'accounts_count'),
    );
    expectSameRows(
      await query('select * from v_categories'),
      await list('categories'),
      same('id', 'short_id', 'slug', 'name', 'primary_slug', 'description'),
    );
  });

  for (const [groupBy, group] of [
    ['month', "to_char(date, 'YYYY-MM')"],
    ['category', 'category_slug'],
  ]) {
    it(`v_cashflow adds up to GET /cashflow by ${groupBy}`, async () => {
      const sums = ['income', 'spending', 'net', 'transfers_in', 'transfers_out', 'count'];
      const rows = await query(
        `select ${group} as "group", iso_currency_code,
           ${sums.map((name) => `sum(${name})::float8 as ${name}`).join(', ')}
         from v_cashflow group by 1, 2, unofficial_currency_code`,
      );
      const { body } = await household.app.get(`/api/v1/cashflow?group_by=${groupBy}`);
      expect(body.data.length).to.be.above(2);
      expectSameRows(rows, body.data, same('group', 'iso_currency_code', ...sums));
    });
  }

  it('v_balances has every balance that is stored, and what of it the household owns', async () => {
    const { rows: stored } = await household.app.database.db.raw(
      `select s.account_id, s.day::text as date, s.balance::float8, s.source, a.type,
         a.iso_currency_code as currency, (not a.is_dependent_linked)::text as is_counted
       from balance_snapshots s join accounts a on a.id = s.account_id
       where a.merged_into is null`,
    );
    expectSameRows(
      await query(
        `select account_id, date, balance::float8, balance_owned::float8, source, currency, is_counted::text
         from v_balances`,
      ),
      stored.map((row: { type: string; balance: number }) => ({
        ...row,
        balance_owned: ownedOf(row.type, row.balance),
      })),
      same('account_id', 'date', 'balance', 'balance_owned', 'source', 'currency', 'is_counted'),
    );
    expect(new Set(stored.map((row: { account_id: string }) => row.account_id)).size).to.be.above(3);
    expect(stored.some((row: { type: string }) => row.type === 'credit')).to.equal(true);
  });

  const dashboard = JSON.parse(read('grafana/breadbox.json'));

  /** What Grafana makes of its macros and variables. */
  const expand = (sql: string) =>
    sql
      .replace(/\$__timeFilter\(([\w.]+)\)/g, "$1 between '2020-01-01T00:00:00Z' and '2030-01-01T00:00:00Z'")
      .replace(/\$\{currency:sqlstring\}/g, "'USD'");

  for (const { title, targets } of dashboard.panels as Panel[]) {
    it(`Grafana: "${title}" shows something, and its query needs no more than the views`, async () => {
      for (const { rawSql } of targets) {
        const sql = expand(rawSql);
        expect(sql).not.to.contain('$');
        expect(await query(sql)).not.to.have.length(0);
      }
    });
  }

  for (const name of ['income', 'spending', 'net']) {
    it(`Grafana: the panel of ${name} shows what GET /cashflow adds up to`, async () => {
      const panel = (dashboard.panels as Panel[]).find(({ title }) => title.toLowerCase() === name);
      const [shown] = await query(expand(panel?.targets[0]?.rawSql ?? ''));
      const { body } = await household.app.get('/api/v1/cashflow?group_by=month');
      const cents = body.data
        .filter((row: { iso_currency_code: string | null }) => row.iso_currency_code === 'USD')
        .reduce((sum: number, row: Record<string, number>) => sum + Math.round((row[name] ?? 0) * 100), 0);
      expect(cents).not.to.equal(0);
      expect(Math.round(Number(shown?.[name]) * 100)).to.equal(cents);
    });
  }

  it('Grafana: the list of currencies begins with the one that is used most', async () => {
    const [{ query: sql }] = dashboard.templating.list;
    expect((await query(sql))[0]?.currency).to.equal('USD');
  });
});
