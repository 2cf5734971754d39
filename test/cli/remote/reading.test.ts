import { expect } from 'chai';
import { createAccounts, insertRows } from '../../support/ledgerRows.ts';
import { startBuiltBreadbox } from '../../support/runBreadbox.ts';
import { startTestApp, type TestApp } from '../../support/testApp.ts';
import { done, runAgainst } from './support.ts';

describe('breadbox: commands that read', () => {
  let app: TestApp;
  let shortIds: string[];
  before(async () => {
    app = await startTestApp();
    const { db } = app.database;
    const { accountIds } = await createAccounts(db, ['Everyday Checking', 'Wallet']);
    const [checking = '', wallet = ''] = accountIds;
    await db('accounts')
      .where('id', checking)
      .update({ balance_current: '1234.5', iso_currency_code: 'USD', mask: '4821' });
    const ids = [
      ...(await insertRows(db, checking, [
        {
          name: 'BLUE HERON COFFEE',
          merchant_name: 'Blue Heron',
          amount: '4.5',
          date: '2026-11-03',
          user_category_slug: 'food-and-drink-coffee',
        },
        { name: 'Linden Payroll', amount: '-1550', date: '2026-11-02' },
      ])),
      ...(await insertRows(db, wallet, [
        {
          name: 'Coffee fund',
          amount: '0.123456789012345678',
          iso_currency_code: null,
          unofficial_currency_code: 'TOKEN',
          date: '2026-11-01',
          pending: true,
        },
      ])),
    ];
    const rows = await db('transactions').whereIn('id', ids).select('id', 'short_id');
    shortIds = ids.map((id) => rows.find((row) => row.id === id)?.short_id);
  });
  after(() => app.close());

  const breadbox = (...options: string[]) => runAgainst({ url: app.url, key: app.keys.read_only }, options);

  it('transactions: money out has a minus, money in a plus, every digit is there, and a pipe has no colours', async () => {
    expect(await breadbox('transactions')).to.deep.equal(
      done(
        [
          'ID        Date        Name            Category       Account                           Amount',
          `${shortIds[0]}  2026-11-03  Blue Heron      Coffee         Everyday Checking                  -4.50  USD`,
          `${shortIds[1]}  2026-11-02  Linden Payroll  Uncategorized  Everyday Checking              +1,550.00  USD`,
          `${shortIds[2]}  2026-11-01  Coffee fund     Uncategorized  Wallet             -0.123456789012345678  TOKEN  pending`,
          '',
        ].join('\n'),
      ),
    );
  });

  it('transactions: filters have the names of the contract, and an account can be given by its name', async () => {
    const { output } = await breadbox(
      'transactions',
      '--search',
      'coffee',
      '--no-pending',
      '--account-id',
      'everyday checking',
    );
    expect(output.split('\n').map((line) => line.slice(0, 8))).to.deep.equal(['ID      ', shortIds[0], '']);
  });

  it('transactions: the first page says that there are more, and --all shows them', async () => {
    const first = await breadbox('transactions', '--limit', '2');
    expect([first.output.split('\n').length, first.errors]).to.deep.equal([
      4,
      'These are the first 2. With --all you see every one.\n',
    ]);
    const all = await breadbox('transactions', '--all', '--limit', '2');
    expect([all.output.split('\n').length, all.errors]).to.deep.equal([5, '']);
  });

  it('transactions --json: the answer of the API, with every digit of its amounts', async () => {
    const { output } = await breadbox('transactions', '--json', '--search', 'coffee');
    const { body } = await app.get('/api/v1/transactions?search=coffee');
    expect(JSON.parse(output)).to.deep.equal(body);
    expect(output).to.contain('"amount": 0.123456789012345678');
  });

  it('transactions: nothing found is said on standard error', async () => {
    expect(await breadbox('transactions', '--search', 'nothing')).to.deep.equal(
      done('', 'No transaction matches.\n'),
    );
  });

  it('accounts: balances with their currency', async () => {
    const { output, exitCode } = await breadbox('accounts');
    expect(exitCode).to.equal(0);
    expect(output.split('\n')[1]).to.match(
      /^\w{8} {2}Everyday Checking {2}…4821 {3}First Platypus Bank {2}Alex {3}1,234.50 {2}USD$/,
    );
    expect(JSON.parse((await breadbox('accounts', '--json')).output)).to.deep.equal(
      (await app.get('/api/v1/accounts')).body,
    );
  });

  it('cashflow: by month if nothing else is asked for', async () => {
    const { output } = await breadbox(
      'cashflow',
      '--category-slug',
      'uncategorized',
      '--account-id',
      'Everyday Checking',
    );
    expect(output).to.equal(
      'Month      Income  Spending        Net\n2026-11  1,550.00      0.00  +1,550.00  USD\n',
    );
    const byCategory = await breadbox(
      'cashflow',
      '--group-by',
      'category',
      '--account-id',
      'Everyday Checking',
    );
    expect(byCategory.output).to.equal(
      [
        'Category         Income  Spending        Net',
        'Uncategorized  1,550.00      0.00  +1,550.00  USD',
        'Coffee             0.00      4.50      -4.50  USD',
        '',
      ].join('\n'),
    );
    const byName = await breadbox('transactions', '--category-slug', 'coffee');
    expect(byName.output).to.contain(shortIds[0]).and.not.to.contain(shortIds[1]);
    const json = await breadbox('cashflow', '--json', '--group-by', 'category');
    expect(JSON.parse(json.output).data.map((row: { group: string }) => row.group)).to.include(
      'food-and-drink-coffee',
    );
  });

  it('categories: the slugs', async () => {
    const { output } = await breadbox('categories');
    expect(output).to.match(/^food-and-drink-coffee +Coffee$/m);
  });

  it('rules: a table of what each does', async () => {
    expect(await breadbox('rules')).to.deep.equal(done('', 'There are no rules.\n'));
    await app.post('/api/v1/tags', { slug: 'birds', display_name: 'Birds' });
    await app.post('/api/v1/rules', {
      name: 'Heron',
      conditions: { field: 'name', op: 'contains', value: 'heron' },
      actions: [{ type: 'add_tag', tag_slug: 'birds' }],
    });
    const { output } = await breadbox('rules', 'list');
    expect(output).to.match(/^ID {8}Rule {3}Does {4}Hits\n\w{8} {2}Heron {2}\+birds {5}0\n$/);
  });

  it('a reader that leaves early, as head does, ends it in silence', async () => {
    const program = startBuiltBreadbox(['categories', '--json'], {
      BREADBOX_URL: app.url,
      BREADBOX_API_KEY: app.keys.read_only,
    });
    program.child.stdout.destroy();
    expect(await program.finished).to.deep.equal(done(''));
  });
});
