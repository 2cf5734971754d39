import { expect } from 'chai';
import type { FeedTransaction } from '../../src/providers/provider.ts';
import { linkConnection } from '../support/linkedConnection.ts';
import { runSync } from '../support/runSync.ts';
import type { ScriptedProvider } from '../support/scriptedProvider.ts';
import { page, purchase, scriptedProvider } from '../support/scriptedProvider.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const gone = (externalId: string) => ({ externalId, accountExternalId: null });

/** A provider of changes that names the pending transaction of a posted one, as Plaid does. */
describe('linked rows: after a sync the visible rows are the result of all changes in order', () => {
  let app: TestApp;
  let bank: ScriptedProvider;
  let connectionId: string;

  before(async () => {
    bank = scriptedProvider();
    app = await startTestApp({ replacements: { providers: { plaid: bank } } });
    connectionId = await linkConnection(app, 'links');
  });
  after(() => app.close());
  beforeEach(async () => {
    await app.context.db('transactions').delete();
    await app.context.db('accounts').update({ covered_from: null });
    await app.context.db('connections').where({ id: connectionId }).update({ sync_cursor: '1' });
  });

  /** Syncs pages of changes with this chunk size, and returns the counts of the log. */
  async function sync(
    pages: { upserted?: FeedTransaction[]; removed?: ReturnType<typeof gone>[] }[],
    chunkSize = 500,
  ): Promise<number[]> {
    bank.script = pages.map((each) => page({ accounts: bank.accounts, ...each, cursor: '2' }));
    const body = await runSync(app, connectionId, { chunkSize });
    expect([body.status, body.error]).to.deep.equal(['success', null]);
    return [body.added_count, body.modified_count, body.removed_count];
  }

  async function ledger(): Promise<Record<string, string>> {
    const { body } = await app.get('/api/v1/transactions?limit=500');
    return Object.fromEntries(
      body.data.map((row: Record<string, string>) => [row['external_transaction_id'], row['id']]),
    );
  }
  const patch = (id: string | undefined, category: string) =>
    app.patch(`/api/v1/transactions/${id}/category`, { category_slug: category });
  const get = async (id: string | undefined) => (await app.get(`/api/v1/transactions/${id}`)).body;
  const posted = (id: string, from: string) => purchase(id, { pendingExternalId: from });

  for (const chunkSize of [1, 500]) {
    describe(`in chunks of ${chunkSize}`, () => {
      it('P25: a posted row with a new id for the same pending one stays the same row, deleted', async () => {
        await sync([{ upserted: [purchase('p', { pending: true })] }]);
        await sync([{ upserted: [posted('x', 'p')], removed: [gone('p')] }]);
        const { x } = await ledger();
        await app.delete(`/api/v1/transactions/${x}`);
        await sync([{ removed: [gone('x')] }, { upserted: [posted('y', 'p')] }], chunkSize);
        expect(await ledger()).to.deep.equal({});
        await app.post(`/api/v1/transactions/${x}/restore`);
        expect(await ledger()).to.deep.equal({ y: x });
      });

      it('P25: also if the new id is reported before the old one is removed', async () => {
        await sync([{ upserted: [posted('x', 'p')] }]);
        const { x } = await ledger();
        await patch(x, 'travel');
        const counts = await sync([{ upserted: [posted('y', 'p')], removed: [gone('x')] }], chunkSize);
        expect([await ledger(), (await get(x)).category_slug]).to.deep.equal([{ y: x }, 'travel']);
        expect(counts).to.deep.equal([0, 1, 0]);
      });

      it('a pending row that was replaced does not return when the posted row is added and removed in one sync', async () => {
        await sync([{ upserted: [posted('x', 'p')] }, { removed: [gone('x')] }], chunkSize);
        await sync([{ upserted: [purchase('p', { pending: true })] }], chunkSize);
        expect(await ledger()).to.deep.equal({});
      });

      it('a stored pending row keeps its edits when its posted one is added and removed in one sync', async () => {
        await sync([{ upserted: [purchase('p', { pending: true })] }]);
        const { p } = await ledger();
        await patch(p, 'travel');
        await sync(
          [{ upserted: [posted('x', 'p')], removed: [gone('p')] }, { removed: [gone('x')] }],
          chunkSize,
        );
        expect(await ledger()).to.deep.equal({});
        await sync([{ upserted: [posted('y', 'p')] }], chunkSize);
        expect([await ledger(), (await get(p)).category_slug]).to.deep.equal([{ y: p }, 'travel']);
      });

      it('counts: a row that several changes name counts once, and not at all if it ends unchanged', async () => {
        const first = purchase('a');
        await sync([{ upserted: [first, purchase('b'), purchase('p', { pending: true })] }]);
        const { a, p } = await ledger();
        const before = await get(a);
        const counts = await sync(
          [
            { upserted: [{ ...first, amount: '9.00' }, purchase('b', { amount: '6.00' })] },
            { upserted: [first, purchase('b', { amount: '7.00' })], removed: [gone('p')] },
            { upserted: [posted('x', 'p'), purchase('new'), purchase('brief')] },
            { upserted: [purchase('new', { amount: '1.00' })], removed: [gone('brief')] },
          ],
          chunkSize,
        );
        expect(counts).to.deep.equal([1, 2, 0]);
        expect(await get(a)).to.deep.equal(before);
        const after = await ledger();
        expect(Object.keys(after).sort()).to.deep.equal(['a', 'b', 'new', 'x']);
        expect(after['x']).to.equal(p);
      });
    });
  }

  it('P6: if the pending id is reported late, the newer edit is kept, whichever row has it', async () => {
    for (const newer of ['p', 'x']) {
      await app.context.db('transactions').delete();
      await sync([{ upserted: [purchase('p', { pending: true }), purchase('x')] }]);
      const ids = await ledger();
      const older = newer === 'p' ? 'x' : 'p';
      await patch(ids[older], 'income');
      await patch(ids[newer], 'travel');
      await app.put(`/api/v1/transactions/${ids[older]}/tags/needs-review`);
      await app.delete(`/api/v1/transactions/${ids[newer]}/tags/needs-review`);
      await sync([{ upserted: [posted('x', 'p')] }]);
      const { x } = await ledger();
      const { category_slug: category, tags } = await get(x);
      expect([x, category, tags], `newer: ${newer}`).to.deep.equal([ids['p'], 'travel', []]);
    }
  });

  describe('a pull from no cursor', () => {
    const days = (id: string) => [
      purchase(`${id}1`, { date: '2026-11-10' }),
      purchase(`${id}2`, { date: '2026-11-10' }),
      purchase(`${id}3`, { date: '2026-11-12', name: 'DINER', merchantName: null, amount: '30.00' }),
    ];
    const forgetCursor = () =>
      app.context.db('connections').where({ id: connectionId }).update({ sync_cursor: null });

    it('under new ids duplicates nothing, keeps edits and deletions, and does not change older days', async () => {
      await sync([
        {
          upserted: [
            ...days('a'),
            purchase('old', { date: '2026-10-01' }),
            purchase('gone', { date: '2026-11-13', name: 'GONE', merchantName: null }),
          ],
        },
      ]);
      const before = await ledger();
      await patch(before['a3'], 'travel');
      await app.delete(`/api/v1/transactions/${before['a1']}`);
      await forgetCursor();
      const counts = await sync([
        { upserted: [...days('b'), purchase('new', { date: '2026-11-14', name: 'NEW' })] },
      ]);
      const after = await ledger();
      const kept = [after['b1'], after['b2']].filter((id) => id !== undefined);
      expect(kept).to.deep.equal([before['a2']]);
      expect([after['b3'], after['old']]).to.deep.equal([before['a3'], before['old']]);
      expect(
        Object.keys(after)
          .filter((id) => !['b1', 'b2'].includes(id))
          .sort(),
      ).to.deep.equal(['b3', 'new', 'old']);
      expect((await get(after['b3'])).category_slug).to.equal('travel');
      expect(counts).to.deep.equal([1, 2, 1]);
    });

    it('under the same ids removes what the bank no longer has, and changes nothing else', async () => {
      await sync([{ upserted: [...days('a'), purchase('p', { pending: true, date: '2026-11-09' })] }]);
      const before = await ledger();
      await forgetCursor();
      expect(await sync([{ upserted: days('a').slice(0, 2) }])).to.deep.equal([0, 0, 2]);
      const { a3: _, p: __, ...rest } = before;
      expect(await ledger()).to.deep.equal(rest);
    });
  });
});
