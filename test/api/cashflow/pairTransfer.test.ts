import { expect } from 'chai';
import { createAccounts, insertRows } from '../../support/ledgerRows.ts';
import type { TestApp } from '../../support/testApp.ts';
import { startTestApp } from '../../support/testApp.ts';

describe('pairTransfer and unpairTransfer', () => {
  let app: TestApp;
  let checking: string;
  let savings: string;

  before(async () => {
    app = await startTestApp();
    const { accountIds } = await createAccounts(app.context.db, ['Checking', 'Savings']);
    [checking = '', savings = ''] = accountIds;
  });
  after(() => app.close());
  beforeEach(() => app.context.db('transactions').delete());

  const insert = async (account: string, amount: string, codes: object = {}) => {
    const [id = ''] = await insertRows(app.context.db, account, [{ amount, ...codes }]);
    return id;
  };
  const pair = (id: string, transaction_id: string) =>
    app.post(`/api/v1/transactions/${id}/pair-transfer`, { transaction_id });
  const unpair = (id: string) => app.post(`/api/v1/transactions/${id}/unpair-transfer`);
  const pairOf = async (id: string) => (await app.get(`/api/v1/transactions/${id}`)).body.transfer_pair_id;

  it('pairTransfer: both sides get one id, by which they are listed', async () => {
    const [out, into] = [await insert(checking, '50'), await insert(savings, '-50.00')];
    await insert(savings, '12');
    const { status, body } = await pair(out, into);
    expect([status, body.id]).to.deep.equal([200, out]);
    expect(body.transfer_pair_id)
      .to.be.a('string')
      .and.equal(await pairOf(into));
    const { body: sides } = await app.get(`/api/v1/transactions?transfer_pair_id=${body.transfer_pair_id}`);
    expect(sides.data.map(({ id }: { id: string }) => id).sort()).to.deep.equal([out, into].sort());
    expect((await pair(into, out)).body.transfer_pair_id).to.equal(body.transfer_pair_id);
  });

  it('pairTransfer: across currencies, the amounts may differ', async () => {
    const [out, into] = [
      await insert(checking, '50'),
      await insert(savings, '-46.12', { iso_currency_code: 'EUR' }),
    ];
    expect((await pair(out, into)).status).to.equal(200);
  });

  it('pairTransfer: refuses what cannot be two sides', async () => {
    const out = await insert(checking, '50');
    const reasons = {
      'is the transaction itself': out,
      'is on the same account': await insert(checking, '-50'),
      'goes in the same direction': await insert(savings, '50'),
      'has another amount': await insert(savings, '-50.01'),
      'is not the id of a transaction': '01234567-89ab-7def-8123-456789abcdef',
    };
    for (const [message, id] of Object.entries(reasons)) {
      const { status, body } = await pair(out, id);
      expect([status, body.error.code, body.error.details[0].message]).to.deep.equal([
        422,
        'VALIDATION_ERROR',
        message,
      ]);
    }
    expect(await pairOf(out)).to.equal(null);
  });

  it('pairTransfer: a side of another transfer answers CONFLICT until it is unpaired', async () => {
    const [out, into, other] = [
      await insert(checking, '50'),
      await insert(savings, '-50'),
      await insert(savings, '-50'),
    ];
    await pair(out, into);
    const { status, body } = await pair(out, other);
    expect([status, body.error.code]).to.deep.equal([409, 'CONFLICT']);
    await unpair(into);
    expect([await pairOf(out), await pairOf(into)]).to.deep.equal([null, null]);
    expect((await pair(out, other)).status).to.equal(200);
  });

  it('unpairTransfer: a second call changes nothing', async () => {
    const [out, into] = [await insert(checking, '50'), await insert(savings, '-50')];
    await pair(out, into);
    const first = await unpair(out);
    expect([first.status, first.body.transfer_pair_id]).to.deep.equal([200, null]);
    expect((await unpair(out)).body).to.deep.equal(first.body);
  });

  it('both answer 404 for an unknown transaction', async () => {
    const nobody = '01234567-89ab-7def-8123-456789abcdef';
    const out = await insert(checking, '50');
    expect([(await unpair(nobody)).status, (await pair(nobody, out)).status]).to.deep.equal([404, 404]);
  });
});
