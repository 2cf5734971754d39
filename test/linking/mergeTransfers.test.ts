import { expect } from 'chai';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import {
  checking,
  page,
  purchase,
  type ScriptedProvider,
  scriptedProvider,
} from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

/** What the user decided about the transfers of two accounts that are merged, and after the merge is undone. */
describe('mergeAccount and unmergeAccount: decisions about transfers', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let first: string;
  let second: string;

  beforeEach(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    first = await linkJoint('first');
    second = await linkJoint('second');
  });
  afterEach(() => app.close());

  /** One login of a joint account: both report the same purchases under ids of their own. */
  const linkJoint = (login: string) =>
    link({ ...checking, externalId: `${login}-joint`, persistentId: 'joint' }, [
      { externalId: `${login}-coffee-1`, amount: '4.75' },
      { externalId: `${login}-coffee-2`, amount: '4.75' },
      { externalId: `${login}-rent`, amount: '1200', name: 'RENT', merchantName: null, date: '2026-11-02' },
    ]);

  /** Links an account and syncs these transactions. Returns the id of the account. */
  async function link(
    account: typeof checking,
    transactions: ({ externalId: string } & Partial<ReturnType<typeof purchase>>)[],
  ): Promise<string> {
    bank.accounts = [account];
    bank.script = [
      page({
        accounts: [account],
        upserted: transactions.map(({ externalId, ...rest }) =>
          purchase(externalId, { ...rest, accountExternalId: account.externalId }),
        ),
        cursor: '1',
      }),
    ];
    const connectionId = await linkConnection(app, account.externalId);
    expect((await runSync(app, connectionId)).status).to.equal('success');
    return (await app.context.db('accounts').where('connection_id', connectionId).first('id')).id;
  }

  const idOf = async (externalId: string): Promise<string> =>
    (await app.context.db('transactions').where('external_id', externalId).first('id')).id;
  const pairOf = async (externalId: string): Promise<string | null> =>
    (await app.context.db('transactions').where('external_id', externalId).first()).transfer_pair_id;
  /** The other side of a transfer, on an account of its own. Returns its id. */
  async function receive(amount: string, externalId: string): Promise<string> {
    const landlord = { ...checking, externalId: `landlord ${externalId}`, mask: '0099' };
    await link(landlord, [{ externalId, amount, name: 'PAYROLL' }]);
    return idOf(externalId);
  }
  async function pair(externalId: string, transaction_id: string): Promise<void> {
    const { status } = await app.post(`/api/v1/transactions/${await idOf(externalId)}/pair-transfer`, {
      transaction_id,
    });
    expect(status).to.equal(200);
  }
  const merge = () => app.post(`/api/v1/accounts/${first}/merge`, { into_account_id: second });
  const unmerge = () => app.post(`/api/v1/accounts/${first}/unmerge`);

  it("the user's pair moves to the row that is shown, and back when the merge is undone", async () => {
    await pair('first-rent', await receive('-1200', 'paid'));
    await merge();
    expect(await pairOf('paid'))
      .to.be.a('string')
      .and.equal(await pairOf('second-rent'));
    await unmerge();
    expect(await pairOf('paid'))
      .to.be.a('string')
      .and.equal(await pairOf('first-rent'));
    expect(await pairOf('second-rent')).to.equal(null);
  });

  it('a pair of the target is not touched by a merge and its undo', async () => {
    await pair('second-rent', await receive('-1200', 'paid'));
    const before = await pairOf('paid');
    await merge();
    expect([await pairOf('second-rent'), await pairOf('paid')]).to.deep.equal([before, before]);
    await unmerge();
    expect([await pairOf('second-rent'), await pairOf('paid')]).to.deep.equal([before, before]);
  });

  it('of two equal rows, each keeps its pair', async () => {
    await pair('first-coffee-1', await receive('-4.75', 'one'));
    await pair('second-coffee-1', await receive('-4.75', 'other'));
    await merge();
    const ids = await Promise.all(['second-coffee-1', 'second-coffee-2', 'one', 'other'].map(pairOf));
    expect(ids).to.not.include(null);
    expect(new Set(ids).size).to.equal(2);
  });

  it('what is ruled out stays so after the merge, and only where it was after the undo', async () => {
    await app.post(`/api/v1/transactions/${await idOf('first-rent')}/unpair-transfer`);
    const ruledOut = () =>
      app.context
        .db('transactions')
        .where('transfer_ruled_out', true)
        .orderBy('external_id')
        .pluck('external_id');
    await merge();
    expect(await ruledOut()).to.include('second-rent');
    await unmerge();
    expect(await ruledOut()).to.deep.equal(['first-rent']);
  });

  it('undoing the merge keeps a pair that the user has made since', async () => {
    await pair('first-rent', await receive('-1200', 'paid'));
    await merge();
    await app.post(`/api/v1/transactions/${await idOf('paid')}/unpair-transfer`);
    await pair('second-rent', await receive('-1200', 'refunded'));
    await unmerge();
    expect(await pairOf('refunded'))
      .to.be.a('string')
      .and.equal(await pairOf('second-rent'));
    expect([await pairOf('paid'), await pairOf('first-rent')]).to.deep.equal([null, null]);
  });
});
