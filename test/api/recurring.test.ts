import { expect } from 'chai';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('listRecurring', () => {
  let app: TestApp;
  let accountIds: string[];
  let userId: string;

  before(async () => {
    const clock = { now: () => new Date('2026-11-20T12:00:00.000Z') };
    app = await startTestApp({ replacements: { clock } });
    ({ accountIds, userId } = await createAccounts(app.context.db, ['Checking', 'Elsewhere']));
  });
  after(() => app.close());

  const list = async (query = '') => (await app.get(`/api/v1/recurring?${query}`)).body;
  const monthly = (account: number, name: string, amount: string, day: string) =>
    insertRows(
      app.context.db,
      accountIds[account] ?? '',
      ['08', '09', '10', '11'].map((month) => ({ name, amount, date: `2026-${month}-${day}` })),
    );

  it('returns streams with all fields, in pages and by account and user', async () => {
    await monthly(0, 'GYM', '29.90', '05');
    await monthly(0, 'RENT', '900.00', '01');
    const [pending = ''] = await monthly(1, 'MUSIC', '9.99', '10');
    const { data, has_more } = await list();
    expect([data.map(({ name }: { name: string }) => name), has_more]).to.deep.equal([
      ['RENT', 'GYM', 'MUSIC'],
      false,
    ]);
    const { id, ...rest } = data[0];
    expect(rest).to.deep.equal({
      account_id: accountIds[0],
      name: 'RENT',
      category_slug: 'uncategorized',
      cadence: 'monthly',
      status: 'active',
      occurrences_count: 4,
      first_date: '2026-08-01',
      last_date: '2026-11-01',
      last_amount: 900,
      has_fixed_amount: true,
      next_date: '2026-12-01',
      next_amount: 900,
      price_changes: [],
      iso_currency_code: 'USD',
      unofficial_currency_code: null,
    });
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.next_cursor}`);
    expect([...first.data, ...second.data]).to.deep.equal(data);
    expect((await list(`account_id=${accountIds[0]}`)).data).to.deep.equal(data.slice(0, 2));
    expect((await list(`account_id=${String(accountIds[0]).toUpperCase()}`)).data).to.have.length(2);
    expect((await list(`user_id=${userId}`)).data).to.deep.equal(data);
    expect((await list('user_id=01234567-89ab-7def-8123-456789abcdef')).data).to.deep.equal([]);
    await app.patch(`/api/v1/accounts/${accountIds[1]}`, { is_dependent_linked: true });
    expect((await list()).data).to.deep.equal(data.slice(0, 2));
    await app.delete(`/api/v1/transactions/${pending}`);
    expect(id).to.be.a('string');
    expect((await app.get('/api/v1/recurring?cursor=x')).body.error.code).to.equal('INVALID_CURSOR');
  });
});
